package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** G7: a request is applied once, however often it comes. */
@ExtendWith(RunningDaybook.class)
class RequestIdTest {

    @Test
    void aRequestSentManyTimesAtOnceThroughTwoServersIsAppliedOnce(Daybook daybook) throws Exception {
        BookAppointmentRequest request =
                Daybook.booking(daybook.newCalendar(), 0).build();
        long before = daybook.head();

        List<BookAppointmentResponse> answers = Concurrently.call(16, caller -> caller % 2 == 0
                ? daybook.appointments().bookAppointment(request)
                : daybook.appointmentsElsewhere().bookAppointment(request));

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(daybook.head()).isEqualTo(before + 1);
    }

    @Test
    void aLateRetryGetsTheFirstAnswerAlthoughTheAppointmentHasChangedSince(Daybook daybook) {
        BookAppointmentRequest request =
                Daybook.booking(daybook.newCalendar(), 0).build();
        BookAppointmentResponse first = daybook.appointments().bookAppointment(request);
        daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(first.getReceipt().getId())
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(7_200)))
                        .build());

        assertThat(daybook.appointmentsElsewhere().bookAppointment(request)).isEqualTo(first);
    }

    @Test
    void aCommandThatChangedNothingIsAnsweredAlikeToo(Daybook daybook) {
        String id = daybook.appointments()
                .bookAppointment(Daybook.booking(daybook.newCalendar(), 0).build())
                .getReceipt()
                .getId();
        cancel(daybook, id, UUID.randomUUID());
        UUID again = UUID.randomUUID();
        long before = daybook.head();

        var first = cancel(daybook, id, again);

        assertThat(cancel(daybook, id, again)).isEqualTo(first);
        assertThat(daybook.head()).isEqualTo(before);
    }

    @Test
    void aRequestIdServesOneRequestOnly(Daybook daybook) {
        BookAppointmentRequest request =
                Daybook.booking(daybook.newCalendar(), 0).build();
        daybook.appointments().bookAppointment(request);

        Failures.expect(Code.ALREADY_EXISTS, "REQUEST_ID_REUSED", () -> daybook.appointments()
                .bookAppointment(request.toBuilder().setTitle("Another").build()));
    }

    @Test
    void aRefusedRequestMayBeTriedAgain(Daybook daybook) {
        String calendar = daybook.newCalendar();
        String winner = daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, 0).build())
                .getReceipt()
                .getId();
        BookAppointmentRequest refused = Daybook.booking(calendar, 0).build();
        Failures.expect(
                Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointments().bookAppointment(refused));
        cancel(daybook, winner, UUID.randomUUID());

        assertThat(daybook.appointments().bookAppointment(refused).getReceipt().getVersion())
                .isEqualTo(1);
    }

    private static Object cancel(Daybook daybook, String id, UUID requestId) {
        return daybook.appointments()
                .cancelAppointment(CancelAppointmentRequest.newBuilder()
                        .setRequestId(requestId.toString())
                        .setAppointmentId(id)
                        .build());
    }
}
