package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.rpc.ErrorInfo;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CloseCalendarRequest;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What commands answer and refuse, over gRPC. */
@ExtendWith(RunningDaybook.class)
class AppointmentCommandsTest {

    @Test
    void anAnswerShowsTheAppointmentAsTheCommandLeftIt(Daybook daybook) {
        String calendar = daybook.newCalendar();
        BookAppointmentResponse booked = daybook.appointments()
                .bookAppointment(BookAppointmentRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setTitle("Check-up")
                        .setDescription("Bring the card")
                        .setLocalStartTime("2031-07-01T10:00")
                        .setDuration(Duration.newBuilder().setSeconds(1_800))
                        .addAttendees(Attendee.newBuilder().setName("Ann").setEmail("Ann@example.org"))
                        .setExternalUid("uid-1")
                        .build());

        Appointment appointment = booked.getAppointment();
        assertThat(appointment.getAppointmentId()).isEqualTo(booked.getReceipt().getId());
        assertThat(UUID.fromString(appointment.getAppointmentId()).version()).isEqualTo(7);
        assertThat(appointment.getStartTime())
                .isEqualTo(Daybook.timestamp(Instant.parse("2031-07-01T08:00:00Z")));
        assertThat(appointment.getEndTime()).isEqualTo(Daybook.timestamp(Instant.parse("2031-07-01T08:30:00Z")));
        assertThat(appointment.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(appointment.getVersion()).isEqualTo(1);
        assertThat(appointment.getPosition()).isEqualTo(booked.getReceipt().getPosition());
        assertThat(appointment.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_CONFIRMED);
        assertThat(appointment.getAttendees(0).getEmail()).isEqualTo("Ann@example.org");
        assertThat(daybook.log(appointment.getPosition()).getFirst().getEntityId())
                .isEqualTo(appointment.getAppointmentId());
    }

    @Test
    void anExpectedVersionThatIsNotCurrentIsAborted(Daybook daybook) {
        Appointment booked = book(daybook, daybook.newCalendar(), 0);
        var request = RescheduleAppointmentRequest.newBuilder()
                .setAppointmentId(booked.getAppointmentId())
                .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(7_200)))
                .setExpectedVersion(7)
                .build();

        ErrorInfo info = Failures.expect(
                Code.ABORTED, "VERSION_MISMATCH", () -> daybook.appointments().rescheduleAppointment(request));

        assertThat(info.getMetadataMap()).containsEntry("current_version", "1").containsEntry("expected_version", "7");
        assertThat(daybook.appointments()
                        .rescheduleAppointment(request.toBuilder().setExpectedVersion(1).build())
                        .getReceipt()
                        .getVersion())
                .isEqualTo(2);
    }

    @Test
    void validateOnlyAnswersAsIfAndStoresNothing(Daybook daybook) {
        String calendar = daybook.newCalendar();
        long before = daybook.head();
        BookAppointmentRequest wish =
                Daybook.booking(calendar, 0).setValidateOnly(true).build();

        BookAppointmentResponse answer = daybook.appointments().bookAppointment(wish);

        assertThat(answer.getReceipt().getVersion()).isEqualTo(1);
        assertThat(answer.getReceipt().getPosition()).isZero();
        assertThat(daybook.head()).isEqualTo(before);
        daybook.appointments().bookAppointment(wish.toBuilder().setValidateOnly(false).build());
        Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, 0).setValidateOnly(true).build()));
    }

    @Test
    void aTakenSlotSaysWhatIsBusyAndWhatIsFreeButNotWhose(Daybook daybook) {
        String calendar = daybook.newCalendar();
        book(daybook, calendar, 0);

        ErrorInfo info = Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> book(daybook, calendar, 0));

        assertThat(info.getMetadataMap())
                .containsOnlyKeys(
                        "calendar_id",
                        "busy_start",
                        "busy_end",
                        "free_before_start",
                        "free_before_end",
                        "free_after_start",
                        "free_after_end")
                .containsEntry("busy_start", "2031-03-03T08:00:00Z")
                .containsEntry("busy_end", "2031-03-03T08:30:00Z")
                .containsEntry("free_before_start", "2031-03-03T07:30:00Z")
                .containsEntry("free_after_end", "2031-03-03T09:00:00Z");
    }

    @Test
    void aRescheduledSlotIsFreeForOthersAtOnceOnAnyServer(Daybook daybook) {
        String calendar = daybook.newCalendar();
        Appointment first = book(daybook, calendar, 0);
        daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(first.getAppointmentId())
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(3_600)))
                        .build());

        daybook.appointmentsElsewhere().bookAppointment(Daybook.booking(calendar, 0).build());
        Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointmentsElsewhere()
                .bookAppointment(Daybook.booking(calendar, 1).build()));
    }

    @Test
    void aCancelledSlotIsFreeAndItsExternalUidTooOnAnyServer(Daybook daybook) {
        String calendar = daybook.newCalendar();
        Appointment first = daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, 0).setExternalUid("uid").build())
                .getAppointment();
        ErrorInfo info = Failures.expect(Code.ALREADY_EXISTS, "EXTERNAL_UID_TAKEN", () -> daybook.appointmentsElsewhere()
                .bookAppointment(Daybook.booking(calendar, 1).setExternalUid("uid").build()));
        assertThat(info.getMetadataMap()).containsEntry("appointment_id", first.getAppointmentId());

        Appointment cancelled = daybook.appointments()
                .cancelAppointment(CancelAppointmentRequest.newBuilder()
                        .setAppointmentId(first.getAppointmentId())
                        .setReason("ill")
                        .build())
                .getAppointment();

        assertThat(cancelled.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_CANCELLED);
        assertThat(cancelled.getCancelReason()).isEqualTo("ill");
        daybook.appointmentsElsewhere()
                .bookAppointment(Daybook.booking(calendar, 0).setExternalUid("uid").build());
    }

    @Test
    void detailsChangeAsTheMaskSays(Daybook daybook) {
        Appointment booked = daybook.appointments()
                .bookAppointment(Daybook.booking(daybook.newCalendar(), 0)
                        .setDescription("Bring the card")
                        .build())
                .getAppointment();

        Appointment renamed = daybook.appointments()
                .updateAppointmentDetails(UpdateAppointmentDetailsRequest.newBuilder()
                        .setAppointmentId(booked.getAppointmentId())
                        .setTitle("Surgery")
                        .build())
                .getAppointment();
        Appointment undescribed = daybook.appointments()
                .updateAppointmentDetails(UpdateAppointmentDetailsRequest.newBuilder()
                        .setAppointmentId(booked.getAppointmentId())
                        .setUpdateMask(FieldMask.newBuilder().addPaths("description"))
                        .build())
                .getAppointment();

        assertThat(renamed.getTitle()).isEqualTo("Surgery");
        assertThat(renamed.getDescription()).isEqualTo("Bring the card");
        assertThat(undescribed.getTitle()).isEqualTo("Surgery");
        assertThat(undescribed.getDescription()).isEmpty();
        assertThat(undescribed.getVersion()).isEqualTo(3);
    }

    @Test
    void whatDoesNotExistIsNotFound(Daybook daybook) {
        String unknown = UUID.randomUUID().toString();
        Failures.expect(Code.NOT_FOUND, "CALENDAR_NOT_FOUND", () -> book(daybook, "no-such-calendar", 0));
        Failures.expect(Code.NOT_FOUND, "APPOINTMENT_NOT_FOUND", () -> daybook.appointments()
                .cancelAppointment(CancelAppointmentRequest.newBuilder()
                        .setAppointmentId(unknown)
                        .setExpectedVersion(3)
                        .build()));
        Failures.expect(Code.NOT_FOUND, "CALENDAR_NOT_FOUND", () -> daybook.calendars()
                .closeCalendar(CloseCalendarRequest.newBuilder()
                        .setCalendarId("no-such-calendar")
                        .build()));
    }

    @Test
    void whatExistsIsNotCreatedAgain(Daybook daybook) {
        String calendar = daybook.newCalendar();
        Appointment booked = book(daybook, calendar, 0);
        Failures.expect(Code.ALREADY_EXISTS, "CALENDAR_EXISTS", () -> daybook.calendars()
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setName("Practice")
                        .setTimeZone("UTC")
                        .build()));
        Failures.expect(Code.ALREADY_EXISTS, "APPOINTMENT_EXISTS", () -> daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, 5)
                        .setAppointmentId(booked.getAppointmentId())
                        .build()));
    }

    @Test
    void aStartInThePastNeedsPermission(Daybook daybook) {
        var past = Daybook.booking(daybook.newCalendar(), 0)
                .setStartTime(Daybook.timestamp(Instant.parse("1999-12-31T23:00:00Z")))
                .build();
        Failures.expect(Code.FAILED_PRECONDITION, "START_IN_PAST", () -> daybook.appointments()
                .bookAppointment(past));
        daybook.appointments().bookAppointment(past.toBuilder().setAllowPast(true).build());
    }

    @Test
    void aClosedCalendarTakesNoBookings(Daybook daybook) {
        String calendar = daybook.newCalendar();
        daybook.calendars()
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setName("Surgery")
                        .build());
        var close = CloseCalendarRequest.newBuilder().setCalendarId(calendar).build();
        assertThat(daybook.calendars().closeCalendar(close).getReceipt().getVersion()).isEqualTo(3);
        assertThat(daybook.calendars().closeCalendar(close).getReceipt().getVersion()).isEqualTo(3);
        Failures.expect(Code.FAILED_PRECONDITION, "CALENDAR_CLOSED", () -> book(daybook, calendar, 0));
    }

    private static Appointment book(Daybook daybook, String calendar, int hours) {
        return daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, hours).build())
                .getAppointment();
    }
}
