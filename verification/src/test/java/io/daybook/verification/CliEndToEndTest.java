package io.daybook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.verification.CliProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client against running servers, as a process: what it prints, how it ends, and that stderr stays clean. */
@ExtendWith(RunningDaybook.class)
class CliEndToEndTest {

    private static final Path SEASON = Path.of("src/test/resources/io/daybook/verification/season.ics");

    private final Daybook daybook;
    private final String calendar = "cli-" + UUID.randomUUID();

    CliEndToEndTest(Daybook daybook) {
        this.daybook = daybook;
    }

    @BeforeEach
    void createCalendar() {
        succeeding("calendar", "create", calendar, "--name", "Practice", "--zone", "Europe/Berlin", "--wait");
    }

    @Test
    void aChangeThatWasWaitedForIsSeenByEveryRead() {
        String id = book("Planning", "2031-03-03T10:00", "--attendee", "Ann <ann@example.org>");

        assertThat(succeeding("show", id)).contains("Mon 3 Mar 2031 10:00–10:30 Europe/Berlin (+01:00)");
        assertThat(succeeding("reschedule", id, "--start", "2031-03-04T14:00", "--expect-version", "1", "--wait"))
                .contains("Tue 4 Mar 2031 14:00–14:30 Europe/Berlin (+01:00)");
        succeeding("rename", id, "Planning, part two", "--wait");
        assertThat(succeeding("list", "--calendar", calendar, "--from", "2031-03-04", "--to", "2031-03-04"))
                .contains("Planning, part two", id);
        succeeding("cancel", id, "--reason", "Ann is ill", "--wait");

        assertThat(succeeding("history", id).lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).startsWith("1 ").contains("Ann", "booked \"Planning\""))
                .anySatisfy(line -> assertThat(line).startsWith("2 ").contains("moved to Tue 4 Mar 2031 14:00–14:30"))
                .anySatisfy(line -> assertThat(line).startsWith("3 ").contains("renamed \"Planning, part two\""))
                .anySatisfy(line -> assertThat(line).startsWith("4 ").contains("cancelled: Ann is ill"));
        assertThat(succeeding("list", "--calendar", calendar, "-o", "jsonl")).isEmpty();
    }

    @Test
    void aTakenTimeIsRefusedWithAStartThatWorks() {
        book("Planning", "2031-03-03T10:00");

        Result refused = failing(3, "book", "Clash", "--calendar", calendar, "--start", "2031-03-03T10:15", "--for", "30m");

        assertThat(refused.messages()).contains("busy Mon 3 Mar 2031 10:00–10:30 Europe/Berlin (+01:00)");
        Matcher free = Pattern.compile("free after: +--start (\\S+)").matcher(refused.messages());
        assertThat(free.find()).isTrue();
        book("After", free.group(1));
    }

    @Test
    void aRequestSentTwiceIsAppliedOnce() {
        String request = UUID.randomUUID().toString();

        String first = book("Once", "2031-03-03T10:00", "--request-id", request);
        String second = book("Once", "2031-03-03T10:00", "--request-id", request);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void failuresHaveTheirExitCodes() {
        String unknown = UUID.randomUUID().toString();
        String id = book("Planning", "2031-03-03T10:00");

        assertThat(failing(2, "book", "Gap", "--calendar", calendar, "--start", "2031-03-30T02:30", "--for", "30m")
                        .messages())
                .contains("--start: does not exist in Europe/Berlin");
        assertThat(failing(3, "rename", id, "x", "--expect-version", "7").messages()).contains("the version is 1, not 7");
        failing(4, "show", unknown);
        assertThat(failing(5, "book", "Past", "--calendar", calendar, "--start", "2020-03-03T10:00", "--for", "30m")
                        .messages())
                .contains("--allow-past");
        failing(7, "show", id, "--query-address", "127.0.0.1:1", "--timeout", "1s");
        assertThat(failing(124, "show", id, "--min-version", "9", "--timeout", "1s").messages()).contains("not yet 9");
        succeeding("calendar", "close", calendar);
        failing(5, "book", "Late", "--calendar", calendar, "--start", "2031-03-05T10:00", "--for", "30m");
    }

    @Test
    void aWatchWaitsForAnAppointmentThatDoesNotExistYetAndEndsWithItsTarget() {
        String id = UUID.randomUUID().toString();
        try (CliProcess watch = CliProcess.start(daybook, "watch", id, "--until-version", "2", "--every-version")) {
            await().until(watch::messages, message -> message.contains("do not show it yet; waiting"));
            book("Planning", "2031-03-03T10:00", "--id", id);
            succeeding("reschedule", id, "--start", "2031-03-03T11:00");

            Result ended = watch.result();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.data().lines())
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("version 1").contains("10:00–10:30"),
                            second -> assertThat(second).startsWith("version 2").contains("11:00–11:30"));
        }
    }

    @Test
    void aWatchThatTimesOutSaysHowFarItCame() {
        String id = book("Planning", "2031-03-03T10:00");

        Result timedOut = failing(124, "watch", id, "--until-version", "3", "--timeout", "1s");

        assertThat(timedOut.messages()).contains("last version seen: 1", "target: version 3", "lag: 2 versions");
    }

    @Test
    void aWatchEndsCleanlyWithCtrlC() throws Exception {
        try (CliProcess watch =
                CliProcess.start(daybook, "watch", "--calendar", calendar, "--from", "2031-01-01", "-o", "jsonl")) {
            await().until(watch::data, printed -> printed.contains("snapshotComplete"));
            book("Planning", "2031-03-03T10:00");
            await().until(watch::data, printed -> printed.contains("\"changed\""));
            watch.interrupt();

            assertThat(watch.result().exitCode()).isEqualTo(130);
            assertThat(watch.messages()).isEmpty();
        }
    }

    @Test
    void aSecondImportChangesNothingNorDoesImportingWhatWasExported(@TempDir Path folder) throws Exception {
        Result first = failing(3, "import", SEASON.toString(), "--calendar", calendar, "--wait");
        assertThat(first.data()).startsWith("5 booked, 0 already there").contains("1 refused");
        assertThat(first.messages())
                .contains("refused: Clash, Fri 14 Jun 2024 21:00–22:00 Europe/Berlin (+02:00): the time is taken: busy Fri"
                        + " 14 Jun 2024 19:30–22:00 Europe/Berlin (+02:00)");

        assertThat(failing(3, "import", SEASON.toString(), "--calendar", calendar).data())
                .startsWith("0 booked, 5 already there");

        book("Not imported", "2031-03-03T10:00");
        Path file = folder.resolve("season.ics");
        succeeding("export", "--calendar", calendar, file.toString(), "-o", "ics");
        assertThat(Files.readString(file)).contains("UID:rehearsal/2031-03-25T18:00:00Z");
        assertThat(succeeding("import", file.toString(), "--calendar", calendar)).startsWith("0 booked, 6 already there");
    }

    @Test
    void aSyncFollowsItsSourceAndTouchesNothingElse(@TempDir Path folder) throws Exception {
        String byHand = book("By hand", "2031-03-03T16:00");
        Path source = folder.resolve("source.ics");
        Files.writeString(source, file(event("one", "20310303T100000"), event("other", "20310303T103000")));
        assertThat(succeeding("sync", source.toString(), "--calendar", calendar)).contains("2 added");

        Files.writeString(source, file(event("one", "20310303T103000"), event("other", "20310303T100000")));
        assertThat(succeeding("sync", source.toString(), "--calendar", calendar)).contains("0 added, 2 moved");
        assertThat(succeeding("sync", source.toString(), "--calendar", calendar)).contains("0 moved", "2 unchanged");
        Files.writeString(source, file());
        failing(5, "sync", source.toString(), "--calendar", calendar);
        assertThat(succeeding("list", "--calendar", calendar).lines()).hasSize(4);

        assertThat(succeeding("sync", source.toString(), "--calendar", calendar, "--allow-empty")).contains("2 cancelled");
        assertThat(succeeding("list", "--calendar", calendar).lines()).hasSize(2).last().asString().contains(byHand);
    }

    @Test
    void aSyncThatIsRepeatedEndsCleanlyWithCtrlC(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("source.ics");
        Files.writeString(source, file(event("one", "20310303T100000")));

        try (CliProcess sync =
                CliProcess.start(daybook, "sync", source.toString(), "--calendar", calendar, "--every", "1s")) {
            await().until(sync::data, printed -> printed.contains("1 added"));
            Files.writeString(source, file(event("one", "20310304T100000")));
            await().until(sync::data, printed -> printed.contains("1 moved"));
            sync.interrupt();

            assertThat(sync.result().exitCode()).isEqualTo(130);
            assertThat(sync.messages()).isEmpty();
        }
    }

    private static String file(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
    }

    private static String event(String uid, String start) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\nDTSTART:%s\r\nDURATION:PT30M\r\nEND:VEVENT\r\n"
                .formatted(uid, uid, start);
    }

    @Test
    void aFileThatIsNoCalendarIsRefusedWithItsLine(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("broken.ics");
        Files.writeString(file, Files.readString(SEASON).replace("SUMMARY:Clash", "no property at all"));

        assertThat(failing(2, "import", file.toString(), "--calendar", calendar).messages())
                .contains("broken.ics:12: no iCalendar file");
    }

    private String book(String title, String start, String... more) {
        String[] arguments = {"book", title, "--calendar", calendar, "--start", start, "--for", "30m", "--wait"};
        Matcher id = Pattern.compile("appointment +(\\S+)").matcher(succeeding(concat(arguments, more)));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private String succeeding(String... arguments) {
        Result result = CliProcess.run(daybook, arguments);
        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.messages()).doesNotContain("WARNING", "SLF4J");
        return result.data();
    }

    private Result failing(int exitCode, String... arguments) {
        Result result = CliProcess.run(daybook, arguments);
        assertThat(result.exitCode()).as("%s", result).isEqualTo(exitCode);
        assertThat(result.messages()).isNotBlank().doesNotContain("Exception", "\tat ", "WARNING", "SLF4J");
        return result;
    }

    private static String[] concat(String[] one, String[] other) {
        return Stream.of(one, other).flatMap(Stream::of).toArray(String[]::new);
    }
}
