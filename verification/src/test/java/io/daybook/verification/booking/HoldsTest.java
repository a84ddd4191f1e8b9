package io.daybook.verification.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.ConfirmAppointmentRequest;
import io.daybook.v1.Event;
import io.daybook.v1.Event.PayloadCase;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A slot is kept for whoever fills a form, for a limited time. */
@ExtendWith(RunningDaybook.class)
class HoldsTest {

    @Test
    void aHeldSlotIsTakenForEverybodyElse(Daybook daybook) {
        String calendar = daybook.newCalendar();
        Appointment held = hold(daybook, calendar, 0, 300);

        assertThat(held.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_HELD);
        assertThat(held.getHoldExpireTime().getSeconds() - held.getCreateTime().getSeconds()).isBetween(298L, 302L);
        Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointmentsElsewhere()
                .bookAppointment(Daybook.booking(calendar, 0).build()));
        Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> hold(daybook, calendar, 0, 300));
    }

    @Test
    void bookingAHoldKeepsItsIdentityAndItsSlot(Daybook daybook) {
        String calendar = daybook.newCalendar();
        Appointment held = hold(daybook, calendar, 0, 300);

        Appointment booked = daybook.appointmentsElsewhere()
                .bookAppointment(bookingOf(held).build())
                .getAppointment();

        assertThat(booked.getAppointmentId()).isEqualTo(held.getAppointmentId());
        assertThat(booked.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_CONFIRMED);
        assertThat(booked.getVersion()).isEqualTo(2);
        assertThat(booked.getStartTime()).isEqualTo(held.getStartTime());
        assertThat(booked.hasHoldExpireTime()).isFalse();
    }

    @Test
    void ofManyWhoBookOneHoldAtOnceOneGetsIt(Daybook daybook) throws Exception {
        Appointment held = hold(daybook, daybook.newCalendar(), 0, 300);

        List<String> outcomes = Concurrently.call(16, client -> {
            var server = client % 2 == 0 ? daybook.appointments() : daybook.appointmentsElsewhere();
            try {
                server.bookAppointment(bookingOf(held)
                        .setRequestId(UUID.randomUUID().toString())
                        .build());
                return "booked";
            } catch (StatusRuntimeException e) {
                return Failures.errorInfo(e).getReason();
            }
        });

        assertThat(outcomes).containsOnlyOnce("booked").containsOnly("booked", "ILLEGAL_STATE");
    }

    @Test
    void aHoldExpiresByItselfExactlyOnceAndFreesItsSlot(Daybook daybook) {
        String calendar = daybook.newCalendar();
        long before = daybook.head();
        Appointment held = hold(daybook, calendar, 0, 1);

        // The read waits for the version that nobody asked for.
        Appointment expired = daybook.appointmentQueries()
                .getAppointment(GetAppointmentRequest.newBuilder()
                        .setAppointmentId(held.getAppointmentId())
                        .setMinVersion(2)
                        .build())
                .getAppointment();

        assertThat(expired.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_EXPIRED);
        Failures.expect(Code.FAILED_PRECONDITION, "HOLD_EXPIRED", () -> daybook.appointments()
                .bookAppointment(bookingOf(held).build()));
        daybook.appointments().bookAppointment(Daybook.booking(calendar, 0).build());
        assertThat(daybook.log(before + 1))
                .filteredOn(event -> event.getEntityId().equals(held.getAppointmentId()))
                .extracting(Event::getPayloadCase)
                .containsExactly(PayloadCase.SLOT_HELD, PayloadCase.HOLD_EXPIRED);
    }

    @Test
    void manyHoldsThatRunOutTogetherAllExpireOnce(Daybook daybook) {
        String calendar = Rules.newCalendar(daybook, Rules.none().setSeats(300));
        long before = daybook.head();
        for (int i = 0; i < 300; i++) {
            hold(daybook, calendar, 0, 2);
        }

        await().untilAsserted(() -> assertThat(daybook.log(before + 1))
                .filteredOn(Event::hasHoldExpired)
                .extracting(Event::getEntityId)
                .hasSize(300)
                .doesNotHaveDuplicates());
    }

    @Test
    void nobodyCanKeepAHoldFromExpiringByARequestId(Daybook daybook) {
        Appointment held = hold(daybook, daybook.newCalendar(), 0, 2);
        Timestamp expires = held.getHoldExpireTime();
        String name = "expire %s %s"
                .formatted(held.getAppointmentId(), Instant.ofEpochSecond(expires.getSeconds(), expires.getNanos()));
        daybook.appointments()
                .bookAppointment(Daybook.booking(daybook.newCalendar(), 0)
                        .setRequestId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString())
                        .build());

        assertThat(daybook.appointmentQueries()
                        .getAppointment(GetAppointmentRequest.newBuilder()
                                .setAppointmentId(held.getAppointmentId())
                                .setMinVersion(2)
                                .build())
                        .getAppointment()
                        .getState())
                .isEqualTo(AppointmentState.APPOINTMENT_STATE_EXPIRED);
    }

    @Test
    void aReleasedHoldFreesItsSlot(Daybook daybook) {
        String calendar = daybook.newCalendar();
        Appointment held = hold(daybook, calendar, 0, 300);
        var release = ReleaseHoldRequest.newBuilder()
                .setAppointmentId(held.getAppointmentId())
                .build();

        Appointment released = daybook.appointments().releaseHold(release).getAppointment();

        assertThat(released.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_CANCELLED);
        assertThat(daybook.appointments().releaseHold(release).getReceipt().getVersion()).isEqualTo(2);
        daybook.appointments().bookAppointment(Daybook.booking(calendar, 0).build());
    }

    @Test
    void aHoldIsBookedOnlyByItsHolderAndAsItIs(Daybook daybook) {
        String calendar = daybook.newCalendar();
        String other = daybook.newCalendar();
        Appointment held = hold(daybook, calendar, 0, 300);

        assertThat(mismatch(daybook, bookingOf(held).setCalendarId(other))).isEqualTo("calendar_id");
        assertThat(mismatch(daybook, bookingOf(held).setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(60)))))
                .isEqualTo("start_time");
        assertThat(mismatch(daybook, bookingOf(held).setDuration(Rules.minutes(31)))).isEqualTo("end_time");
        var actor = new Metadata();
        actor.put(Metadata.Key.of("daybook-actor", Metadata.ASCII_STRING_MARSHALLER), "mallory");
        assertThat(Failures.expect(Code.FAILED_PRECONDITION, "HOLD_MISMATCH", () -> daybook.appointments()
                                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(actor))
                                .bookAppointment(bookingOf(held).build()))
                        .getMetadataOrThrow("field"))
                .isEqualTo("actor");
        assertThat(Failures.expect(Code.NOT_FOUND, "APPOINTMENT_NOT_FOUND", () -> daybook.appointments()
                                .bookAppointment(bookingOf(held)
                                        .setHoldId(UUID.randomUUID().toString())
                                        .build())))
                .isNotNull();
    }

    @Test
    void whatIsHeldCanNeitherBeMovedNorCancelledNorConfirmed(Daybook daybook) {
        String id = hold(daybook, daybook.newCalendar(), 0, 300).getAppointmentId();

        assertThat(illegalState(() -> daybook.appointments()
                        .cancelAppointment(CancelAppointmentRequest.newBuilder()
                                .setAppointmentId(id)
                                .build())))
                .isEqualTo("HELD");
        assertThat(illegalState(() -> daybook.appointments()
                        .confirmAppointment(ConfirmAppointmentRequest.newBuilder()
                                .setAppointmentId(id)
                                .build())))
                .isEqualTo("HELD");
        assertThat(illegalState(() -> daybook.appointments()
                        .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                                .setAppointmentId(id)
                                .setStartTime(Daybook.timestamp(Daybook.FUTURE))
                                .build())))
                .isEqualTo("HELD");
    }

    @Test
    void aHoldIsNotLongerThanAnHourAndDefaultsToFiveMinutes(Daybook daybook) {
        String calendar = daybook.newCalendar();

        assertThat(Failures.invalidFields(() -> hold(daybook, calendar, 0, 3_601))).containsExactly("hold_duration");
        Appointment held = hold(daybook, calendar, 0, 0);
        assertThat(held.getHoldExpireTime().getSeconds() - held.getCreateTime().getSeconds()).isBetween(298L, 302L);
    }

    @Test
    void aHoldOfACalendarThatWantsConfirmationIsPendingOnceBooked(Daybook daybook) {
        String calendar = Rules.newCalendar(daybook, CalendarRules.newBuilder().setRequiresConfirmation(true));
        Appointment held = hold(daybook, calendar, 0, 300);

        assertThat(daybook.appointments()
                        .bookAppointment(bookingOf(held).build())
                        .getAppointment()
                        .getState())
                .isEqualTo(AppointmentState.APPOINTMENT_STATE_PENDING);
    }

    private static String mismatch(Daybook daybook, BookAppointmentRequest.Builder request) {
        return Failures.expect(Code.FAILED_PRECONDITION, "HOLD_MISMATCH", () -> daybook.appointments()
                        .bookAppointment(request.build()))
                .getMetadataOrThrow("field");
    }

    private static String illegalState(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return Failures.expect(Code.FAILED_PRECONDITION, "ILLEGAL_STATE", call).getMetadataOrThrow("state");
    }

    private static BookAppointmentRequest.Builder bookingOf(Appointment held) {
        return BookAppointmentRequest.newBuilder()
                .setHoldId(held.getAppointmentId())
                .setCalendarId(held.getCalendarId())
                .setTitle("Check-up");
    }

    private static Appointment hold(Daybook daybook, String calendar, int hours, int seconds) {
        return daybook.appointments()
                .holdSlot(HoldSlotRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(hours * 3_600L)))
                        .setDuration(Rules.minutes(30))
                        .setHoldDuration(Duration.newBuilder().setSeconds(seconds))
                        .build())
                .getAppointment();
    }
}
