package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.RetryInfo;
import io.daybook.command.CommandServer;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers who begin and do not go on cost others nothing for long. */
@ExtendWith(RunningDaybook.class)
@Timeout(120)
class IdleCallersTest {

    private static final int READERS = 100;

    /** So that a server without a limit would show. */
    private static final int FAR_TOO_MANY_CALLS = 20_000;

    /** More than client and server keep of a stream that is not read. */
    private static final int LARGE_EVENTS = 300;

    @Test
    void aCallWhoseRequestDoesNotEndIsEndedByTheServersDeadline(Daybook daybook) throws Exception {
        var settings = new HashMap<>(daybook.stack().environment().variables());
        settings.put("DAYBOOK_PORT", "0");
        settings.put("DAYBOOK_DEADLINE_SECONDS", "1");
        try (RunningServer server = CommandServer.start(new Environment(settings))) {
            Idle call = Idle.begin(
                    daybook.channel("127.0.0.1:" + server.port()), AppointmentCommandServiceGrpc.getBookAppointmentMethod());

            assertThat(call.end.get(30, TimeUnit.SECONDS).getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        }
    }

    @Test
    void callsAreLimitedAndOthersGoOnWhenTheyEnd(Daybook daybook) throws Exception {
        ManagedChannel channel = daybook.channel(daybook.stack().queryAddress());
        var calls = new ArrayList<Idle>();
        while (calls.stream().noneMatch(call -> call.end.isDone()) && calls.size() < FAR_TOO_MANY_CALLS) {
            for (int more = 0; more < 1_000; more++) {
                calls.add(Idle.begin(channel, AppointmentQueryServiceGrpc.getGetAppointmentMethod()));
            }
        }

        StatusRuntimeException refusal = calls.getLast().end.get(30, TimeUnit.SECONDS);
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(Failures.errorInfo(refusal).getReason()).isEqualTo("OVERLOADED");
        assertThat(Failures.detail(refusal, RetryInfo.class)).isPresent();
        calls.forEach(Idle::leave);

        await().ignoreException(StatusRuntimeException.class)
                .untilAsserted(() -> daybook.calendarQueries().listCalendars(ListCalendarsRequest.getDefaultInstance()));
    }

    @Test
    void readersOfTheLogAreLimitedAndOthersGoOnWhenTheyLeave(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        String longText = "x".repeat(8_000);
        long from = daybook.head() + 1;
        IntStream.range(0, LARGE_EVENTS).parallel().forEach(slot -> daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, slot).setDescription(longText).build()));
        ReadEventsRequest request = ReadEventsRequest.newBuilder().setFromPosition(from).build();
        ManagedChannel channel = daybook.channel(daybook.stack().commandAddress());

        var readers = Stream.generate(() -> Idle.begin(channel, EventLogServiceGrpc.getReadEventsMethod()))
                .limit(READERS)
                .peek(reader -> reader.send(request))
                .toList();
        await().untilAsserted(() -> {
            Idle oneMore = Idle.begin(channel, EventLogServiceGrpc.getReadEventsMethod());
            oneMore.send(request);
            StatusRuntimeException end = oneMore.end.get(5, TimeUnit.SECONDS);
            assertThat(end.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(Failures.detail(end, RetryInfo.class)).isPresent();
        });
        readers.forEach(Idle::leave);

        await().ignoreException(StatusRuntimeException.class)
                .untilAsserted(() -> assertThat(daybook.log(from)).hasSizeGreaterThanOrEqualTo(LARGE_EVENTS));
    }

    /** A call that reads nothing. */
    private record Idle(ClientCall<Object, Object> call, CompletableFuture<StatusRuntimeException> end) {

        @SuppressWarnings("unchecked") // any message will do
        static Idle begin(ManagedChannel channel, MethodDescriptor<?, ?> method) {
            var end = new CompletableFuture<StatusRuntimeException>();
            // The client would keep back a call of one message until that is complete.
            MethodDescriptor<Object, Object> unhurried = ((MethodDescriptor<Object, Object>) method)
                    .toBuilder().setType(MethodType.BIDI_STREAMING).build();
            ClientCall<Object, Object> call = channel.newCall(unhurried, CallOptions.DEFAULT);
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            end.complete(new StatusRuntimeException(status, trailers));
                        }
                    },
                    new Metadata());
            return new Idle(call, end);
        }

        void send(Object request) {
            call.sendMessage(request);
            call.halfClose();
        }

        void leave() {
            call.cancel("has seen enough", null);
        }
    }
}
