package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.cli.output.Console;
import io.daybook.v1.Appointment;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole command lines of {@code daybook sync}, against a server that keeps one calendar. */
class SyncTest {

    private final StringWriter data = new StringWriter();
    private final StringWriter messages = new StringWriter();
    private FakeSyncServer server;
    private Path source;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = new FakeSyncServer();
        source = folder.resolve("source.ics");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCalendarBecomesWhatTheSourceSaysAndASecondRunChangesNothing() throws IOException {
        write(event("a", "20990302T100000"), event("b", "20990302T110000"), event("c", "20990303T100000"));
        assertThat(sync()).isEqualTo(ExitCode.OK);
        assertThat(data.toString()).contains("3 added, 0 moved, 0 described anew, 0 cancelled, 0 unchanged");

        write(event("a", "20990302T120000"), event("b", "20990302T110000"), event("d", "20990303T100000"));
        assertThat(sync()).isEqualTo(ExitCode.OK);
        assertThat(data.toString()).contains("1 added, 1 moved, 0 described anew, 1 cancelled, 1 unchanged");
        assertThat(server.calendar.active()).extracting(Appointment::getExternalUid).containsExactlyInAnyOrder("a", "b", "d");
        server.calendar.log.clear();

        assertThat(sync()).isEqualTo(ExitCode.OK);
        assertThat(data.toString()).contains("0 added, 0 moved, 0 described anew, 0 cancelled, 3 unchanged");
        assertThat(server.calendar.log).isEmpty();
    }

    @Test
    void itEndsWhenTheViewsShowWhatItDid() throws IOException {
        write(event("a", "20990302T100000"));

        sync();

        assertThat(server.positionsWanted).containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "<html>Sign in</html>",
        "{}",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTART:20990302T100000Z\nEND:VEVENT\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTA",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\nBEGIN:VCALENDAR\nVERSION:2.0\n"
    })
    void aSourceThatIsNoCalendarOrBreaksOffChangesNothing(String content) throws IOException {
        write(event("a", "20990302T100000"), event("b", "20990302T110000"));
        sync();
        server.calendar.log.clear();
        Files.writeString(source, content);

        assertThat(sync("--allow-empty")).isEqualTo(ExitCode.USAGE);

        assertThat(server.calendar.log).isEmpty();
        assertThat(messages.toString()).contains("no iCalendar file", "nothing is changed").doesNotContain("Exception");
    }

    @Test
    void aSourceThatIsAwayChangesNothing() throws IOException {
        write(event("a", "20990302T100000"));
        sync();
        server.calendar.log.clear();
        Files.delete(source);

        assertThat(sync("--allow-empty")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(server.calendar.log).isEmpty();
        assertThat(messages.toString()).contains("source.ics: there is no such file", "nothing is changed");
    }

    @Test
    void aSourceThatIsSuddenlyEmptyChangesNothingUnlessThatIsMeant() throws IOException {
        write();
        assertThat(sync()).as("nothing there, nothing booked").isEqualTo(ExitCode.OK);
        write(event("a", "20990302T100000"), event("b", "20990302T110000"));
        sync();
        server.calendar.log.clear();
        write();

        assertThat(sync()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(server.calendar.log).isEmpty();
        assertThat(messages.toString()).contains("has no events any more, but 2 are booked from it; --allow-empty");

        assertThat(sync("--allow-empty")).isEqualTo(ExitCode.OK);
        assertThat(server.calendar.log).containsExactly("cancel a", "cancel b");
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNot() throws IOException {
        write(event("a", "20990302T100000"), event("b", "20990302T110000"), event("c", "20990302T120000"));
        sync();
        server.calendar.log.clear();
        write(event("a", "20990302T140000"), event("b", "20990302T110000").replace("SUMMARY:b", "SUMMARY:Other"),
                event("d", "20990303T100000"));

        assertThat(sync("--dry-run")).isEqualTo(ExitCode.OK);

        assertThat(data.toString().lines().skip(1))
                .containsExactly(
                        "cancel    Mon 2 Mar 2099 12:00–12:30 Europe/Berlin (+01:00)  c",
                        "move      Mon 2 Mar 2099 10:00–10:30 Europe/Berlin (+01:00)  a:"
                                + " to Mon 2 Mar 2099 14:00–14:30 Europe/Berlin (+01:00)",
                        "describe  Mon 2 Mar 2099 11:00–11:30 Europe/Berlin (+01:00)  Other",
                        "add       Tue 3 Mar 2099 10:00–10:30 Europe/Berlin (+01:00)  d");
        assertThat(server.calendar.log).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldWithItsReason() throws IOException {
        write(event("a", "20990302T100000"), event("b", "20990302T101500"), event("c", "2099"));

        assertThat(sync()).isEqualTo(ExitCode.CONFLICT);

        assertThat(data.toString()).contains("1 added", "2 refused");
        assertThat(messages.toString())
                .contains("refused: b, Mon 2 Mar 2099 10:15–10:45 Europe/Berlin (+01:00): the time is taken")
                .contains("refused: c (line 17): DTSTART is no time: 2099");
    }

    @Test
    void aSourceThatIsNamedIsTheSameWhereverItLies() throws IOException {
        write(event("a", "20990302T100000"));
        sync("--name", "team");
        source = Files.move(source, source.resolveSibling("moved.ics"));
        write();

        sync("--name", "team", "--allow-empty");

        assertThat(server.calendar.active()).isEmpty();
    }

    @Test
    void aSeriesIsBookedAroundNowHoweverLongAgoItBegan() throws IOException {
        write(event("daily", "20100101T100000").replace("END:VEVENT", "RRULE:FREQ=WEEKLY\r\nEND:VEVENT"));

        assertThat(sync("--series-length", "28d")).isEqualTo(ExitCode.OK);

        assertThat(server.calendar.active()).hasSizeBetween(8, 9);
    }

    @Test
    void repeatedItGoesOnWhenTheSourceIsBack() throws Exception {
        write(event("a", "20990302T100000"));
        var command = Thread.ofVirtual().start(() -> sync("--every", "1s"));
        try {
            await().until(() -> server.calendar.log.contains("book a"));
            Files.delete(source);
            await().until(messages::toString, told -> told.contains("no such file; the calendar stays as it is"));
            assertThat(server.calendar.active()).hasSize(1);
            write(event("a", "20990302T120000"));
            await().until(() -> server.calendar.log.contains("move a"));
        } finally {
            command.interrupt();
            command.join();
        }
        assertThat(data.toString().lines().filter(line -> line.contains("1 added")).count()).isEqualTo(1);
    }

    private void write(String... events) throws IOException {
        Files.writeString(
                source, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", events) + "END:VCALENDAR\r\n");
    }

    private static String event(String uid, String start) {
        return """
                BEGIN:VEVENT\r
                UID:%s\r
                SUMMARY:%s\r
                DTSTART:%s\r
                DURATION:PT30M\r
                ATTENDEE:mailto:ann@example.org\r
                END:VEVENT\r
                """
                .formatted(uid, uid, start);
    }

    private int sync(String... more) {
        List<String> arguments = new ArrayList<>(List.of("sync", source.toString(), "--calendar", "team"));
        arguments.addAll(List.of("--command-address", server.address(), "--query-address", server.address()));
        arguments.addAll(List.of(more));
        return Daybook.commandLine(new Console(data, messages, false)).execute(arguments.toArray(String[]::new));
    }
}
