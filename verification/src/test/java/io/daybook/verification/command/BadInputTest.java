package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.daybook.v1.Attendee;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.daybook.v1.EventLogServiceGrpc;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that cannot be used: each field is named, and nothing is stored. */
@ExtendWith(RunningDaybook.class)
class BadInputTest {

    static Stream<Arguments> badBookings() {
        return Stream.of(
                bad("calendar_id", request -> request.setCalendarId("")),
                bad("calendar_id", request -> request.setCalendarId("Not An Id")),
                bad("request_id", request -> request.setRequestId("seven")),
                bad("appointment_id", request -> request.setAppointmentId("1-1-1-1-1")),
                bad("title", request -> request.clearTitle()),
                bad("title", request -> request.setTitle("  ")),
                bad("title", request -> request.setTitle("two\nlines")),
                bad("title", request -> request.setTitle("x".repeat(501))),
                bad("title", request -> request.setTitle("nul \0 inside")),
                bad("description", request -> request.setDescription("x".repeat(8_193))),
                bad("start_time", request -> request.clearStart()),
                bad("start_time", request -> request.setStartTime(Timestamp.newBuilder().setNanos(1))),
                bad("start_time", request -> request.setStartTime(
                        Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))),
                bad("start_time", request -> request.setStartTime(
                        Timestamp.newBuilder().setSeconds(10_000_000_000L))),
                bad("local_start_time", request -> request.setLocalStartTime("tomorrow")),
                bad("local_start_time", request -> request.setLocalStartTime("2031-02-30T10:00")),
                bad("local_start_time", request -> request.setLocalStartTime("2031-03-30T02:30")),
                bad("local_start_time", request -> request.setLocalStartTime("+999999999-12-31T23:59:59")),
                bad("end_time", request -> request.clearEnd()),
                bad("end_time", request -> request.setEndTime(request.getStartTime())),
                bad("end_time", request -> request.setEndTime(Timestamp.newBuilder().setSeconds(0))),
                bad("duration", request -> request.setDuration(Duration.newBuilder().setSeconds(0))),
                bad("duration", request -> request.setDuration(Duration.newBuilder().setSeconds(-60))),
                bad("duration", request -> request.setDuration(
                        Duration.newBuilder().setSeconds(2 * 366 * 86_400L))),
                bad("time_zone", request -> request.setTimeZone("Mars/Olympus")),
                bad("time_zone", request -> request.setTimeZone("+01:00")),
                bad("attendees[0].email", request -> request.addAttendees(
                        Attendee.newBuilder().setEmail("nobody"))),
                bad("attendees[0].name", request -> request.addAttendees(
                        Attendee.newBuilder().setName("x".repeat(201)).setEmail("a@example.org"))),
                bad("attendees", request -> {
                    for (int i = 0; i <= 200; i++) {
                        request.addAttendees(Attendee.newBuilder().setEmail("a" + i + "@example.org"));
                    }
                    return request;
                }),
                bad("external_uid", request -> request.setExternalUid("x".repeat(513))));
    }

    private static Arguments bad(String field, UnaryOperator<BookAppointmentRequest.Builder> damage) {
        return Arguments.of(field, damage);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badBookings")
    void aBadFieldIsNamed(String field, UnaryOperator<BookAppointmentRequest.Builder> damage, Daybook daybook) {
        BookAppointmentRequest request =
                damage.apply(Daybook.booking(daybook.newCalendar(), 0)).build();
        long before = daybook.head();

        assertThat(Failures.invalidFields(() -> daybook.appointments().bookAppointment(request)))
                .containsExactly(field);

        assertThat(daybook.head()).isEqualTo(before);
    }

    @Test
    void whatTheHealthServiceIsAskedIsNotRepeatedAtALengthThatEndsTheConnection(Daybook daybook) {
        var health = HealthGrpc.newBlockingStub(daybook.queryChannel());
        var request = HealthCheckRequest.newBuilder().setService("x".repeat(20_000)).build();

        Assertions.assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> health.check(request))
                .extracting(failure -> failure.getStatus().getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void allBadFieldsAreNamedAtOnce(Daybook daybook) {
        assertThat(Failures.invalidFields(
                        () -> daybook.appointments().bookAppointment(BookAppointmentRequest.getDefaultInstance())))
                .containsExactlyInAnyOrder("calendar_id", "title", "start_time", "end_time");
        assertThat(Failures.invalidFields(
                        () -> daybook.calendars().createCalendar(CreateCalendarRequest.getDefaultInstance())))
                .containsExactlyInAnyOrder("name", "time_zone");
    }

    @Test
    void changesWithBadFieldsAreRefused(Daybook daybook) {
        var commands = daybook.appointments();
        assertThat(Failures.invalidFields(() -> commands.cancelAppointment(CancelAppointmentRequest.newBuilder()
                        .setAppointmentId("x")
                        .setExpectedVersion(-1)
                        .setReason("x".repeat(1_001))
                        .build())))
                .containsExactlyInAnyOrder("appointment_id", "expected_version", "reason");
        assertThat(Failures.invalidFields(
                        () -> commands.rescheduleAppointment(RescheduleAppointmentRequest.getDefaultInstance())))
                .containsExactlyInAnyOrder("appointment_id", "start_time");
        assertThat(Failures.invalidFields(() -> commands.updateAppointmentDetails(
                        UpdateAppointmentDetailsRequest.newBuilder()
                                .setAppointmentId("01a208e6-2e4e-76e8-8ea8-ae0e937192c3")
                                .setUpdateMask(FieldMask.newBuilder().addPaths("state"))
                                .build())))
                .containsExactly("update_mask");
    }

    @Test
    void theLogIsReadFromPositionOneOn(Daybook daybook) {
        var log = EventLogServiceGrpc.newBlockingStub(daybook.channel(daybook.stack().commandAddress()));
        assertThat(Failures.invalidFields(
                        () -> log.readEvents(ReadEventsRequest.getDefaultInstance()).next()))
                .containsExactly("from_position");
    }

    @Test
    void aRequestBeyondAllBoundsIsRefusedUnread(Daybook daybook) {
        var huge = Daybook.booking("any", 0).setDescription("x".repeat(2_000_000)).build();

        Assertions.assertThatThrownBy(() -> daybook.appointments().bookAppointment(huge))
                .isInstanceOfSatisfying(StatusRuntimeException.class, failure -> assertThat(
                                failure.getStatus().getCode())
                        .isEqualTo(Code.RESOURCE_EXHAUSTED));
    }
}
