package io.daybook.cli;

import static io.daybook.cli.FakeServers.ID;
import static io.daybook.cli.FakeServers.appointment;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.server.Refusal;
import io.daybook.v1.AgendaDay;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.Calendar;
import io.daybook.v1.Claim;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAgendaResponse;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.ListAppointmentVersionsRequest;
import io.daybook.v1.ListAppointmentVersionsResponse;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.v1.SnapshotComplete;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that read what is and what was. */
class ReadingCommandsTest {

    private ScriptedServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = new ScriptedServers();
        servers.on(GetCalendarRequest.class, _ -> GetCalendarResponse.newBuilder()
                .setCalendar(Calendar.newBuilder().setTimeZone("Europe/Berlin"))
                .build());
        servers.on(GetAppointmentRequest.class, _ -> GetAppointmentResponse.newBuilder()
                .setAppointment(appointment(1))
                .build());
        servers.on(GetAgendaRequest.class, _ -> GetAgendaResponse.newBuilder()
                .addDays(AgendaDay.newBuilder().setDate("2027-03-02").addAppointments(appointment(1)))
                .build());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void anAppointmentIsShownAsItWasAtAVersionAPositionOrATime() {
        run("show", ID, "--as-of", "3");
        run("show", ID, "--as-of", "@120");
        run("show", ID, "--as-of", "2027-03-02T10:00Z");

        assertThat(servers.requests(GetAppointmentRequest.class))
                .satisfiesExactly(
                        version -> assertThat(version.getAsOfVersion()).isEqualTo(3),
                        position -> assertThat(position.getAsOfPosition()).isEqualTo(120),
                        time -> assertThat(Instants.of(time.getAsOfTime())).isEqualTo("2027-03-02T10:00:00Z"));
        assertThat(run("show", ID, "--as-of", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("show", ID, "--as-of", "3", "--min-version", "2").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void beforeItWasBookedThereWasNoAppointmentThen() {
        servers.refuse(
                GetAppointmentRequest.class,
                Refusal.of(
                        Status.Code.NOT_FOUND,
                        ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND,
                        Map.of("appointment_id", ID)));

        CommandRun before = run("show", ID, "--as-of", "@3");

        assertThat(before.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(before.messages()).isEqualTo("daybook: there was no appointment '%s' then\n".formatted(ID));
        assertThat(run("show", ID).messages()).isEqualTo("daybook: there is no appointment '%s'\n".formatted(ID));
    }

    @Test
    void aHistoryShowsFieldByFieldWhatChangedAndWhy() {
        Appointment first = appointment(1);
        Appointment second = appointment(2).toBuilder()
                .setCalendarId("ann")
                .setStartTime(Instants.timestamp(Instant.parse("2027-03-02T10:00:00Z")))
                .setEndTime(Instants.timestamp(Instant.parse("2027-03-02T10:30:00Z")))
                .build();
        servers.on(ListAppointmentVersionsRequest.class, _ -> ListAppointmentVersionsResponse.newBuilder()
                .addVersions(AppointmentVersion.newBuilder()
                        .setAppointment(first)
                        .setEvent(event("ann").setAppointmentBooked(AppointmentBooked.getDefaultInstance())))
                .addVersions(AppointmentVersion.newBuilder()
                        .setAppointment(second)
                        .setEvent(event("bob").setAppointmentRescheduled(
                                AppointmentRescheduled.newBuilder().setOverrideReason("asked by phone"))))
                .build());

        assertThat(run("history", ID, "--diff").data()).isEqualTo("""
                version 1  Mon 1 Mar 2027 09:00 Europe/Berlin (+01:00)  ann
                  state     + confirmed
                  title     + Planning
                  time      + Tue 2 Mar 2027 10:00–10:30 Europe/Berlin (+01:00)
                  zone      + Europe/Berlin
                  calendar  + team
                version 2  Mon 1 Mar 2027 09:00 Europe/Berlin (+01:00)  bob
                  time      - Tue 2 Mar 2027 10:00–10:30 Europe/Berlin (+01:00)
                            + Tue 2 Mar 2027 11:00–11:30 Europe/Berlin (+01:00)
                  calendar  - team
                            + ann
                  override    asked by phone
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, true", "HELD, true", "PENDING, true", "COMPLETED, true", "NO_SHOW, true",
        "CANCELLED, false", "DECLINED, false", "EXPIRED, false"
    })
    void whatIsBlockedIsToldWhileTimeIsTaken(String state, boolean told) {
        servers.on(GetAppointmentRequest.class, _ -> GetAppointmentResponse.newBuilder()
                .setAppointment(appointment(1).toBuilder()
                        .setState(AppointmentState.valueOf("APPOINTMENT_STATE_" + state))
                        .addClaims(Claim.newBuilder()
                                .setCalendarId("team")
                                .setStartTime(Instants.timestamp(Instant.parse("2027-03-02T08:50:00Z")))
                                .setEndTime(Instants.timestamp(Instant.parse("2027-03-02T09:30:00Z")))))
                .build());

        assertThat(run("show", ID).data().contains("team 09:50–10:30\n")).isEqualTo(told);
    }

    @Test
    void aSeriesCanBeListed() {
        servers.on(ListAppointmentsRequest.class, _ -> ListAppointmentsResponse.newBuilder()
                .addAppointments(appointment(1))
                .build());

        run("list", "--series", "series-1");

        assertThat(servers.request(ListAppointmentsRequest.class).getSeriesId()).isEqualTo("series-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "jsonl", "ics"})
    void thatNothingIsFoundIsToldAlikeInAllFormats(String format) {
        servers.on(ListAppointmentsRequest.class, _ -> ListAppointmentsResponse.getDefaultInstance());
        CommandRun nothing = run("list", "--series", "series-1", "-o", format);
        servers.refuse(
                GetCalendarRequest.class,
                Refusal.of(
                        Status.Code.NOT_FOUND,
                        ErrorReason.ERROR_REASON_CALENDAR_NOT_FOUND,
                        Map.of("calendar_id", "nope")));
        CommandRun unknown = run("list", "--calendar", "nope", "-o", format);

        assertThat(nothing.exitCode()).isZero();
        assertThat(nothing.messages()).isEqualTo("No appointments.\n");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.messages()).isEqualTo("daybook: there is no calendar 'nope'\n");
        assertThat(unknown.data()).isEqualTo(nothing.data());
    }

    @Test
    void aWeekBeginsOnMondayAndIsAListWhereThereIsNoTerminal() {
        CommandRun run = run("agenda", "--calendar", "team", "--week", "--day", "2027-03-07", "--as-of", "@9");

        GetAgendaRequest sent = servers.request(GetAgendaRequest.class);
        assertThat(sent.getFirstDate()).isEqualTo("2027-03-01");
        assertThat(sent.getDays()).isEqualTo(7);
        assertThat(sent.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(sent.getAsOfPosition()).isEqualTo(9);
        assertThat(run.data()).contains("Tue 2 Mar 2027 Europe/Berlin (+01:00)\n  10:00–10:30  confirmed  Planning  " + ID);
        assertThat(run.data().lines()).hasSize(14);
    }

    @Test
    void onATerminalADayIsDrawn() {
        var screen = new StringWriter();

        execute(screen, "agenda", "--calendar", "team", "--day", "2027-03-02");

        assertThat(screen.toString())
                .startsWith("team, Tue 2 Mar 2027, Europe/Berlin, at position 0\n      │Tue 2 Mar\n08:00 │\n")
                .contains("10:00 │▌10:00 Planning\n");
    }

    @Test
    void followingDrawsAnewWithEachChangeAndGoesOnWhereTheConnectionBroke() {
        servers.stream(WatchCalendarRequest.class, asked -> switch ((int) asked.getAfterPosition()) {
            case 0 -> List.of(existing(appointment(1)), complete(5), changed(renamed("Retrospective"), 6));
            case 6 -> List.of(removed(appointment(3), 7));
            default -> throw Refusal.of(Status.Code.NOT_FOUND, ErrorReason.ERROR_REASON_CALENDAR_NOT_FOUND);
        });
        var screen = new StringWriter();

        int exitCode = execute(
                screen, "agenda", "--calendar", "team", "--day", "2027-03-02", "--follow", "--timeout", "30s");

        assertThat(exitCode).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(screen.toString().split("\u001b\\[H\u001b\\[2J"))
                .satisfiesExactly(
                        nothing -> assertThat(nothing).isEmpty(),
                        there -> assertThat(there)
                                .startsWith("team, Tue 2 Mar 2027, Europe/Berlin, at position 5\n")
                                .contains("Planning"),
                        changed -> assertThat(changed).contains("at position 6", "Retrospective"),
                        removed -> assertThat(removed).contains("at position 7").doesNotContain("▌"));
        assertThat(servers.requests(WatchCalendarRequest.class))
                .extracting(WatchCalendarRequest::getAfterPosition)
                .containsExactly(0L, 6L, 7L);
    }

    @Test
    void whatCannotBeFollowedIsRefused() {
        assertThat(run("agenda", "--calendar", "team", "--follow").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("agenda", "--calendar", "team", "--as-of", "3").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("agenda", "--calendar", "team", "--week", "--days", "3").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("agenda", "--calendar", "team", "--days", "63").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(servers.requests(Message.class)).isEmpty();
    }

    private static Event.Builder event(String actor) {
        return Event.newBuilder()
                .setActor(actor)
                .setCommitTime(Instants.timestamp(Instant.parse("2027-03-01T08:00:00Z")));
    }

    private static WatchCalendarResponse existing(Appointment appointment) {
        return WatchCalendarResponse.newBuilder().setExisting(appointment).build();
    }

    private static WatchCalendarResponse complete(long position) {
        return WatchCalendarResponse.newBuilder()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .setPosition(position)
                .build();
    }

    private static WatchCalendarResponse changed(Appointment appointment, long position) {
        return WatchCalendarResponse.newBuilder().setChanged(appointment).setPosition(position).build();
    }

    private static WatchCalendarResponse removed(Appointment appointment, long position) {
        return WatchCalendarResponse.newBuilder().setRemoved(appointment).setPosition(position).build();
    }

    private static Appointment renamed(String title) {
        return appointment(2).toBuilder().setTitle(title).build();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(servers, arguments);
    }

    private int execute(StringWriter screen, String... arguments) {
        var console = new Console(screen, new StringWriter(), false, () -> OptionalInt.of(60));
        return Daybook.commandLine(console).execute(servers.arguments(arguments));
    }
}
