package io.daybook.cli;

import static io.daybook.cli.FakeServers.ID;
import static io.daybook.cli.FakeServers.appointment;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.cli.output.Instants;
import io.daybook.cli.server.Refusal;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CancelAppointmentResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CompleteAppointmentRequest;
import io.daybook.v1.ConfirmAppointmentRequest;
import io.daybook.v1.ConfirmAppointmentResponse;
import io.daybook.v1.DeclineAppointmentRequest;
import io.daybook.v1.DeclineAppointmentResponse;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.HoldSlotResponse;
import io.daybook.v1.MarkNoShowRequest;
import io.daybook.v1.MarkNoShowResponse;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.v1.ReleaseHoldResponse;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentResponse;
import io.grpc.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that give an appointment its time or its state. */
class BookingCommandsTest {

    private static final CommandReceipt RECEIPT =
            CommandReceipt.newBuilder().setId(ID).setVersion(1).setPosition(11).build();

    private ScriptedServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = new ScriptedServers();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void aHoldNamesCalendarsTimeAndHowLongToHold() {
        servers.on(HoldSlotRequest.class, _ -> HoldSlotResponse.newBuilder()
                .setReceipt(RECEIPT)
                .setAppointment(appointment(1).toBuilder()
                        .clearTitle()
                        .setState(AppointmentState.APPOINTMENT_STATE_HELD)
                        .setHolder("ann")
                        .setHoldExpireTime(Instants.timestamp(Instant.parse("2027-03-01T12:00:00Z"))))
                .build());

        CommandRun run = run("hold", "--calendar", "team", "--also", "room-1", "--also", "room-2", "--start",
                "2027-03-02T10:00", "--for", "30m", "--hold-for", "10m");

        assertThat(run.exitCode()).isZero();
        HoldSlotRequest sent = servers.request(HoldSlotRequest.class);
        assertThat(sent.getCalendarId()).isEqualTo("team");
        assertThat(sent.getAlsoCalendarIdsList()).containsExactly("room-1", "room-2");
        assertThat(sent.getLocalStartTime()).isEqualTo("2027-03-02T10:00");
        assertThat(sent.getDuration().getSeconds()).isEqualTo(1_800);
        assertThat(sent.getHoldDuration().getSeconds()).isEqualTo(600);
        assertThat(run.data()).contains("held", "by ann until Mon 1 Mar 2027 13:00 Europe/Berlin (+01:00)");
    }

    @Test
    void aHoldThatIsNoIdIsToldAsItsOption() {
        servers.refuse(ReleaseHoldRequest.class, Refusal.invalid("appointment_id", "must be a UUID"));

        CommandRun run = run("book", "Planning", "--hold", "nonsense");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.messages()).isEqualTo("daybook: --hold: must be a UUID\n");
    }

    @Test
    void aHoldIsBookedByItsIdAlone() {
        servers.on(GetAppointmentRequest.class, _ -> GetAppointmentResponse.newBuilder()
                .setAppointment(appointment(1))
                .build());
        servers.on(BookAppointmentRequest.class, _ -> booked());

        assertThat(run("book", "Planning", "--hold", ID).exitCode()).isZero();

        BookAppointmentRequest sent = servers.request(BookAppointmentRequest.class);
        assertThat(sent.getHoldId()).isEqualTo(ID);
        assertThat(sent.getCalendarId()).isEqualTo("team");
        assertThat(sent.hasStartTime() || sent.hasLocalStartTime() || sent.hasEndTime() || sent.hasDuration())
                .isFalse();
    }

    @Test
    void aHoldThatNeverWasIsRefusedWithoutWaitingForTheViews() {
        var unknown = Refusal.of(
                Status.Code.NOT_FOUND,
                ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND,
                Map.of("appointment_id", ID));
        servers.refuse(GetAppointmentRequest.class, unknown);
        servers.refuse(ReleaseHoldRequest.class, unknown);

        CommandRun run = run("book", "Planning", "--hold", ID);

        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.messages()).contains("there is no appointment '" + ID + "'");
        assertThat(servers.request(ReleaseHoldRequest.class).getValidateOnly()).isTrue();
    }

    @Test
    void aBookingCanTakeSeveralCalendarsAndOverrideTheirRules() {
        servers.on(BookAppointmentRequest.class, _ -> booked());

        run("book", "Planning", "--calendar", "team", "--also", "room-1", "--start", "2027-03-02T10:00Z", "--for", "1h",
                "--override", "urgent");

        BookAppointmentRequest sent = servers.request(BookAppointmentRequest.class);
        assertThat(sent.getAlsoCalendarIdsList()).containsExactly("room-1");
        assertThat(sent.getOverrideReason()).isEqualTo("urgent");
    }

    @Test
    void anAppointmentCanMoveToOtherCalendars() {
        servers.on(RescheduleAppointmentRequest.class, _ -> RescheduleAppointmentResponse.newBuilder()
                .setReceipt(RECEIPT)
                .setAppointment(appointment(2))
                .build());

        run("reschedule", ID, "--start", "2027-03-02T10:00Z", "--calendar", "ann", "--also", "room-1", "--override", "x");

        RescheduleAppointmentRequest sent = servers.request(RescheduleAppointmentRequest.class);
        assertThat(sent.getCalendarId()).isEqualTo("ann");
        assertThat(sent.getAlsoCalendarIdsList()).containsExactly("room-1");
        assertThat(sent.getOverrideReason()).isEqualTo("x");
        assertThat(sent.hasDuration() || sent.hasEndTime()).isFalse();
    }

    @Test
    void statesChangeByTheirCommands() {
        servers.on(ConfirmAppointmentRequest.class, _ -> ConfirmAppointmentResponse.newBuilder()
                .setReceipt(RECEIPT).setAppointment(appointment(2)).build());
        servers.on(DeclineAppointmentRequest.class, _ -> DeclineAppointmentResponse.newBuilder()
                .setReceipt(RECEIPT).setAppointment(appointment(2)).build());
        servers.on(MarkNoShowRequest.class, _ -> MarkNoShowResponse.newBuilder()
                .setReceipt(RECEIPT).setAppointment(appointment(2)).build());
        servers.on(ReleaseHoldRequest.class, _ -> ReleaseHoldResponse.newBuilder()
                .setReceipt(RECEIPT).setAppointment(appointment(2)).build());
        servers.on(CancelAppointmentRequest.class, _ -> CancelAppointmentResponse.newBuilder()
                .setReceipt(RECEIPT).setAppointment(appointment(2)).build());

        assertThat(run("confirm", ID, "--expect-version", "4").exitCode()).isZero();
        assertThat(run("decline", ID, "--reason", "holiday").exitCode()).isZero();
        assertThat(run("no-show", ID, "--dry-run").exitCode()).isZero();
        assertThat(run("release", ID).exitCode()).isZero();
        assertThat(run("cancel", ID, "--override", "ill").exitCode()).isZero();

        assertThat(servers.request(ConfirmAppointmentRequest.class).getExpectedVersion()).isEqualTo(4);
        assertThat(servers.request(DeclineAppointmentRequest.class).getReason()).isEqualTo("holiday");
        assertThat(servers.request(MarkNoShowRequest.class).getValidateOnly()).isTrue();
        assertThat(servers.request(ReleaseHoldRequest.class).getAppointmentId()).isEqualTo(ID);
        assertThat(servers.request(CancelAppointmentRequest.class).getOverrideReason()).isEqualTo("ill");
    }

    @Test
    void whatCannotBeCompletedYetIsTold() {
        servers.refuse(CompleteAppointmentRequest.class, Refusal.of(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.ERROR_REASON_NOT_STARTED,
                Map.of("start_time", "2027-03-02T09:00:00Z")));

        CommandRun run = run("complete", ID);

        assertThat(run.exitCode()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.messages()).contains("has not begun: it starts Tue 2 Mar 2027");
    }

    @Test
    void commandLinesThatContradictThemselvesAreRefused() {
        assertThat(run("book", "x", "--hold", ID, "--repeat", "FREQ=DAILY;COUNT=2").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("book", "x", "--hold", ID, "--what-fits").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("book", "x", "--hold", ID, "--except", "2027-03-09").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("reschedule", ID, "--start", "2027-03-02T10:00Z", "--also", "room").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("hold", "--calendar", "team", "--start", "2027-03-02T10:00Z").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("cancel").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("cancel", ID, "--series", ID).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("cancel", ID, "--from", ID).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static BookAppointmentResponse booked() {
        return BookAppointmentResponse.newBuilder().setReceipt(RECEIPT).setAppointment(appointment(1)).build();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(servers, arguments);
    }
}
