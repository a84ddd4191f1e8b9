package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.cli.output.Instants;
import io.daybook.v1.BusyPeriod;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarFreeBusy;
import io.daybook.v1.CalendarMatch;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.ExplainUnavailableRequest;
import io.daybook.v1.ExplainUnavailableResponse;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.GetFreeBusyRequest;
import io.daybook.v1.GetFreeBusyResponse;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.v1.ListFreeSlotsResponse;
import io.daybook.v1.Obstacle;
import io.daybook.v1.Period;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that look for time. */
class FreeTimeCommandsTest {

    private ScriptedServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = new ScriptedServers();
        servers.on(GetCalendarRequest.class, asked -> GetCalendarResponse.newBuilder()
                .setCalendar(Calendar.newBuilder().setCalendarId(asked.getCalendarId()).setTimeZone("Europe/Berlin"))
                .build());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void slotsAreListedByDayAndOffsetInTheZoneOfTheCalendar() {
        servers.on(ListFreeSlotsRequest.class, _ -> ListFreeSlotsResponse.newBuilder()
                .addSlots(slot("2027-03-27T08:00:00Z", "ann"))
                .addSlots(slot("2027-03-28T00:30:00Z", "ann", "bob"))
                .addSlots(slot("2027-03-28T01:00:00Z", "bob"))
                .build());

        CommandRun run = run("slots", "--calendar", "ann", "--calendar", "bob", "--for", "30m", "--from", "2027-03-27",
                "--to", "2027-03-28");

        assertThat(run.data().lines())
                .containsExactly(
                        "Sat 27 Mar 2027 Europe/Berlin (+01:00)",
                        "  09:00–09:30  ann",
                        "Sun 28 Mar 2027 Europe/Berlin (+01:00)",
                        "  01:30–03:00  ann, bob",
                        "Sun 28 Mar 2027 Europe/Berlin (+02:00)",
                        "  03:00–03:30  bob");
        ListFreeSlotsRequest sent = servers.request(ListFreeSlotsRequest.class);
        assertThat(sent.getMatch()).isEqualTo(CalendarMatch.CALENDAR_MATCH_ANY);
        assertThat(Instants.of(sent.getWindowStartTime())).isEqualTo("2027-03-26T23:00:00Z");
        assertThat(Instants.of(sent.getWindowEndTime())).isEqualTo("2027-03-28T22:00:00Z");
    }

    @Test
    void allOfSeveralCalendarsCanBeWantedOnOneDayWhichIsShortWhenClocksChange() {
        servers.on(ListFreeSlotsRequest.class, _ -> ListFreeSlotsResponse.getDefaultInstance());

        CommandRun run = run("slots", "--calendar", "ann", "--calendar", "room", "--all", "--for", "1h", "--on", "2027-03-28",
                "--step", "1h");

        assertThat(run.exitCode()).isZero();
        assertThat(run.data()).isEmpty();
        assertThat(run.messages()).isEqualTo("Nothing is free.\n");
        ListFreeSlotsRequest sent = servers.request(ListFreeSlotsRequest.class);
        assertThat(sent.getMatch()).isEqualTo(CalendarMatch.CALENDAR_MATCH_ALL);
        assertThat(sent.getStep().getSeconds()).isEqualTo(3_600);
        assertThat(Instants.of(sent.getWindowStartTime())).isEqualTo("2027-03-27T23:00:00Z");
        assertThat(Instants.of(sent.getWindowEndTime())).isEqualTo("2027-03-28T22:00:00Z");
    }

    @Test
    void aLongListIsReadPageByPageUpToTheLimit() {
        servers.on(ListFreeSlotsRequest.class, asked -> ListFreeSlotsResponse.newBuilder()
                .addSlots(FreeSlot.newBuilder().setStartTime(asked.getWindowStartTime()).addCalendarIds("ann"))
                .setNextWindowStartTime(Instants.timestamp(
                        Instants.of(asked.getWindowStartTime()).plusSeconds(900)))
                .build());

        CommandRun run = run("slots", "--calendar", "ann", "--for", "30m", "--on", "2027-03-02", "--limit", "3", "-o",
                "jsonl");

        assertThat(run.data().lines())
                .hasSize(3)
                .last()
                .satisfies(line -> assertThat(line).contains("\"startTime\":\"2027-03-01T23:30:00Z\""));
        assertThat(servers.requests(ListFreeSlotsRequest.class)).hasSize(3);
    }

    @Test
    void whyATimeCannotBeBookedIsExplainedWithTheExitCodeOfABooking() {
        servers.on(ExplainUnavailableRequest.class, _ -> ExplainUnavailableResponse.newBuilder()
                .addObstacles(Obstacle.newBuilder()
                        .setCalendarId("ann")
                        .setReason(ErrorReason.ERROR_REASON_OUTSIDE_AVAILABILITY)
                        .setMessage("calendar ann is not open all the time from 2027-03-02T09:00:00Z"))
                .addObstacles(Obstacle.newBuilder()
                        .setCalendarId("ann")
                        .setReason(ErrorReason.ERROR_REASON_NOTICE_TOO_SHORT)
                        .setMessage("calendar ann needs notice of 1 day before the start, 2027-03-02T09:00:00Z"))
                .addObstacles(Obstacle.newBuilder()
                        .setCalendarId("room")
                        .setReason(ErrorReason.ERROR_REASON_SLOT_TAKEN)
                        .setBusyStartTime(Instants.timestamp(Instant.parse("2027-03-02T09:00:00Z")))
                        .setBusyEndTime(Instants.timestamp(Instant.parse("2027-03-02T10:00:00Z"))))
                .setFreeAfter(slot("2027-03-02T11:00:00Z", "ann"))
                .build());

        CommandRun run = run("explain", "--calendar", "ann", "--also", "room", "--start", "2027-03-02T10:00", "--for", "30m");

        assertThat(run.exitCode()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.data().lines())
                .containsExactly(
                        "ann: not open then",
                        "ann: too late (calendar ann needs notice of 1 day before the start,"
                                + " Tue 2 Mar 2027 10:00 Europe/Berlin (+01:00))",
                        "room: the time is taken: busy Tue 2 Mar 2027 10:00–11:00 Europe/Berlin (+01:00)",
                        "free after:  --start 2027-03-02T12:00+01:00  (Tue 2 Mar 2027 12:00–12:30 Europe/Berlin (+01:00))");
        ExplainUnavailableRequest sent = servers.request(ExplainUnavailableRequest.class);
        assertThat(sent.getCalendarIdsList()).containsExactly("ann", "room");
        assertThat(Instants.of(sent.getStartTime())).isEqualTo("2027-03-02T09:00:00Z");
        assertThat(Instants.of(sent.getEndTime())).isEqualTo("2027-03-02T09:30:00Z");
    }

    @Test
    void aTimeThatCanBeBookedNeedsNoExplanation() {
        servers.on(ExplainUnavailableRequest.class, _ -> ExplainUnavailableResponse.getDefaultInstance());

        CommandRun run = run("explain", "--calendar", "ann", "--start", "2027-03-02T10:00", "--for", "30m");

        assertThat(run.exitCode()).isZero();
        assertThat(run.data()).isEqualTo("This time can be booked.\n");
    }

    @Test
    void busyTimesAreShownWithTheSeatsTaken() {
        servers.on(GetFreeBusyRequest.class, _ -> GetFreeBusyResponse.newBuilder()
                .addCalendars(CalendarFreeBusy.newBuilder()
                        .setCalendarId("yoga")
                        .setSeats(12)
                        .addOpen(Period.newBuilder()
                                .setStartTime(Instants.timestamp(Instant.parse("2027-03-02T08:00:00Z")))
                                .setEndTime(Instants.timestamp(Instant.parse("2027-03-02T16:00:00Z"))))
                        .addBusy(BusyPeriod.newBuilder()
                                .setStartTime(Instants.timestamp(Instant.parse("2027-03-02T09:00:00Z")))
                                .setEndTime(Instants.timestamp(Instant.parse("2027-03-02T10:00:00Z")))
                                .setSeatsTaken(5)))
                .build());

        assertThat(run("busy", "--calendar", "yoga", "--on", "2027-03-02").data().lines())
                .containsExactly(
                        "CALENDAR  IS    TIME                                               SEATS TAKEN",
                        "yoga      open  Tue 2 Mar 2027 09:00–17:00 Europe/Berlin (+01:00)",
                        "yoga      busy  Tue 2 Mar 2027 10:00–11:00 Europe/Berlin (+01:00)  5 of 12");
    }

    @Test
    void aDayAndAWindowContradictEachOther() {
        assertThat(run("slots", "--calendar", "ann", "--for", "1h", "--on", "2027-03-02", "--to", "2027-03-04").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private static FreeSlot slot(String start, String... calendars) {
        var slot = FreeSlot.newBuilder()
                .setStartTime(Instants.timestamp(Instant.parse(start)))
                .setEndTime(Instants.timestamp(Instant.parse(start).plusSeconds(1_800)));
        for (String calendar : calendars) {
            slot.addCalendarIds(calendar);
        }
        return slot.build();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(servers, arguments);
    }
}
