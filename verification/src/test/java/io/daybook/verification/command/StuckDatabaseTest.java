package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.RetryInfo;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceStub;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.Event;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.LogLock;
import io.daybook.verification.RunningDaybook;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database hangs: what waits too long is not executed late, and what is too much is refused at once. */
@ExtendWith(RunningDaybook.class)
class StuckDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMillis(500);

    /** So that a queue that grew without a bound would show, and not end the test's own memory. */
    private static final int FAR_TOO_MANY = 50_000;

    @Test
    void commandsWhoseDeadlinePassesInTheQueueAreNeverExecuted(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        List<BookAppointmentRequest> late = java.util.stream.IntStream.range(1, 21)
                .mapToObj(hour -> Daybook.booking(calendar, hour).build())
                .toList();
        CompletableFuture<?> first;
        try (LogLock lock = LogLock.take(daybook)) {
            // It may get the lock once that is free, or have given up waiting for it by then.
            first = CompletableFuture.runAsync(() -> outcome(daybook, Daybook.booking(calendar, 0).build(), PATIENCE));
            lock.awaitWaiting();

            List<Code> outcomes = Concurrently.call(late.size(), number -> outcome(daybook, late.get(number), DEADLINE));

            assertThat(outcomes).containsOnly(Code.DEADLINE_EXCEEDED);
        }
        first.join();
        daybook.appointments().bookAppointment(Daybook.booking(calendar, 30).build());
        assertThat(daybook.log())
                .extracting(Event::getRequestId)
                .doesNotContainAnyElementsOf(
                        late.stream().map(BookAppointmentRequest::getRequestId).toList());
    }

    @Test
    void moreThanTheQueueHoldsIsRefusedAtOnceWithAdviceWhenToRetry(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        // Validated only: the flood leaves nothing behind once the database moves again.
        BookAppointmentRequest request =
                Daybook.booking(calendar, 0).setValidateOnly(true).build();
        var flood = new Flood();
        ManagedChannel channel = daybook.channel(daybook.stack().commandAddress());
        try (LogLock _ = LogLock.take(daybook)) {
            AppointmentCommandServiceStub commands = AppointmentCommandServiceGrpc.newStub(channel);
            while (!flood.overloaded.isDone() && flood.asked.get() < FAR_TOO_MANY) {
                flood.asked.incrementAndGet();
                commands.bookAppointment(request, flood);
            }
            Throwable failure = flood.overloaded.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(Failures.errorInfo(failure).getReason()).isEqualTo("OVERLOADED");
            assertThat(Failures.detail(failure, RetryInfo.class)).isPresent();
        }
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> flood.answered.get() == flood.asked.get());
        assertThat(daybook.appointments()
                        .bookAppointment(Daybook.booking(calendar, 1).build())
                        .getReceipt()
                        .getVersion())
                .isEqualTo(1);
    }

    /** Many requests at once. Those that are not refused may fail otherwise, as the database hangs. */
    private static final class Flood implements StreamObserver<BookAppointmentResponse> {

        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger answered = new AtomicInteger();
        private final CompletableFuture<Throwable> overloaded = new CompletableFuture<>();

        @Override
        public void onNext(BookAppointmentResponse response) {
            assertThat(response.getReceipt().getPosition()).isZero();
        }

        @Override
        public void onError(Throwable failure) {
            if (Status.fromThrowable(failure).getCode() == Code.RESOURCE_EXHAUSTED) {
                overloaded.complete(failure);
            }
            answered.incrementAndGet();
        }

        @Override
        public void onCompleted() {
            answered.incrementAndGet();
        }
    }

    private static Code outcome(Daybook daybook, BookAppointmentRequest request, Duration patience) {
        try {
            daybook.appointments().withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS).bookAppointment(request);
            return Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }
}
