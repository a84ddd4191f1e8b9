package io.daybook.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.verification.CliProcess.Result;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of a booking system against running servers, as processes. */
@ExtendWith(RunningDaybook.class)
class BookingCliEndToEndTest {

    private final Daybook daybook;
    private final String calendar = "booking-" + UUID.randomUUID();
    private final String room = "room-" + UUID.randomUUID();

    BookingCliEndToEndTest(Daybook daybook) {
        this.daybook = daybook;
    }

    @BeforeEach
    void createCalendars() {
        succeeding("calendar", "create", calendar, "--zone", "Europe/Berlin", "--granularity", "30m", "--buffer-after", "15m");
        succeeding("calendar", "create", room, "--zone", "Europe/Berlin", "--wait");
        succeeding("calendar", "hours", calendar, "--weekly", "mon-fri 09:00-12:00", "--closed", "2031-03-04", "--wait");
    }

    @Test
    void freeTimesObeyHoursGranularityAndBuffers() {
        book("2031-03-03T10:00", "--wait");

        assertThat(succeeding("slots", "--calendar", calendar, "--for", "30m", "--from", "2031-03-03", "--to", "2031-03-04"))
                .isEqualTo("""
                        Mon 3 Mar 2031 Europe/Berlin (+01:00)
                          09:00–09:30
                          11:00–11:30
                          11:30–12:00
                        """);
        assertThat(failing(5, "explain", "--calendar", calendar, "--start", "2031-03-04T10:00", "--for", "30m").data())
                .contains("not open then", "free before: --start 2031-03-03T11:30+01:00")
                .contains("free after:  --start 2031-03-05T09:00+01:00");
        assertThat(succeeding("busy", "--calendar", calendar, "--on", "2031-03-03")).contains("10:00–10:45", "1 of 1");
    }

    @Test
    void aHeldTimeIsKeptUntilItIsBookedOrGivenBack() {
        String hold = UUID.randomUUID().toString();
        succeeding("hold", "--calendar", calendar, "--also", room, "--start", "2031-03-03T10:00", "--for", "1h", "--id", hold);

        failing(3, "book", "Clash", "--calendar", room, "--start", "2031-03-03T10:30", "--for", "30m");
        assertThat(succeeding("book", "Planning", "--hold", hold, "--wait"))
                .contains(calendar + ", " + room, "Mon 3 Mar 2031 10:00–11:00", "confirmed");
        failing(5, "release", hold);
        assertThat(succeeding("agenda", "--calendar", room, "--day", "2031-03-03")).contains("10:00–11:00  confirmed  Planning");
        assertThat(succeeding("history", hold)).contains("held, Mon 3 Mar 2031", "booked \"Planning\"");
    }

    @Test
    void theHostMayDoWhatTheRulesForbidAndTheHistorySaysWhy() {
        String id = UUID.randomUUID().toString();
        failing(5, "book", "Late", "--calendar", calendar, "--start", "2031-03-03T20:00", "--for", "30m");

        succeeding("book", "Late", "--calendar", calendar, "--start", "2031-03-03T20:00", "--for", "30m", "--id", id,
                "--override", "a favour");
        succeeding("reschedule", id, "--start", "2031-03-03T10:00", "--calendar", room, "--wait");

        assertThat(succeeding("history", id, "--diff"))
                .contains("override    a favour", "- " + calendar, "+ " + room, "- Mon 3 Mar 2031 20:00–20:30");
        assertThat(succeeding("show", id, "--as-of", "1")).contains(calendar, "20:00–20:30").doesNotContain(room);
    }

    @Test
    void bookingsWaitForTheHostWhereACalendarWantsThat() {
        succeeding("calendar", "update", calendar, "--confirm");
        String id = UUID.randomUUID().toString();

        assertThat(book("2031-03-03T10:00", "--id", id)).contains("pending");
        failing(5, "complete", id);
        assertThat(succeeding("confirm", id)).contains("confirmed");
        failing(5, "decline", id);
        assertThat(failing(5, "no-show", id).messages()).contains("has not begun: it starts Mon 3 Mar 2031 10:00 Europe/Berlin");
    }

    @Test
    void aSeriesIsBookedAsFarAsItFitsAndCancelled() {
        String series = UUID.randomUUID().toString();
        String[] weekly = {"book", "Yoga", "--calendar", calendar, "--start", "2031-03-03T09:00", "--for", "30m", "--repeat",
            "FREQ=DAILY;COUNT=3", "--id", series, "--wait"};
        assertThat(failing(5, weekly).messages()).contains("not open then", "of the series: Tue 4 Mar 2031 09:00");

        Result booked = CliProcess.run(daybook, with(weekly, "--what-fits"));

        assertThat(booked.exitCode()).isZero();
        assertThat(booked.data()).contains("not booked: not open then");
        assertThat(booked.messages()).isEqualTo("2 booked, 1 could not be\n");
        assertThat(succeeding("list", "--series", series, "-o", "jsonl").lines()).hasSize(2);
        assertThat(succeeding("cancel", "--series", series, "--wait").lines()).hasSize(2);
        assertThat(succeeding("list", "--series", series, "-o", "jsonl")).isEmpty();
    }

    @Test
    void anAppointmentThatDoesNotFitNewHoursIsTold() {
        book("2031-03-03T10:00");

        Result changed = CliProcess.run(daybook, "calendar", "hours", calendar, "--weekly", "tue 09:00-12:00");

        assertThat(changed.exitCode()).isZero();
        assertThat(changed.messages()).contains("1 appointment does not fit the rules now; it stays as before", "not open then");
    }

    private String book(String start, String... more) {
        return succeeding(
                with(new String[] {"book", "Planning", "--calendar", calendar, "--start", start, "--for", "30m"}, more));
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
        assertThat(result.messages()).doesNotContain("Exception", "\tat ", "WARNING", "SLF4J");
        return result;
    }

    private static String[] with(String[] one, String... other) {
        return Stream.of(one, other).flatMap(Stream::of).toArray(String[]::new);
    }
}
