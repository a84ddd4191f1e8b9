package io.daybook.verification.model;

import static java.util.stream.Collectors.toMap;

import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Failures;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sends commands to command servers and reads their log. */
final class CommandClient {

    /** Servers go by PostgreSQL's clock, which they read over a connection of a busy machine. */
    private static final Duration CLOCK_ERROR = Duration.ofMillis(500);

    private static final long CALL_SECONDS = 30;
    private static final Metadata.Key<String> ACTOR =
            Metadata.Key.of("daybook-actor", Metadata.ASCII_STRING_MARSHALLER);

    private static final Map<String, MethodDescriptor<?, ?>> METHODS = Stream.of(
                    AppointmentCommandServiceGrpc.getServiceDescriptor(),
                    CalendarCommandServiceGrpc.getServiceDescriptor())
            .flatMap(service -> service.getMethods().stream())
            .collect(toMap(MethodDescriptor::getBareMethodName, method -> method));

    private final List<? extends Channel> servers;

    /** A client of servers that share one log. */
    CommandClient(List<? extends Channel> servers) {
        this.servers = servers;
    }

    /** Sends commands all at once and waits for all answers. */
    List<Exchange> send(List<Attempt> wave) throws InterruptedException, ExecutionException {
        return Concurrently.call(wave.size(), number -> exchange(wave.get(number)));
    }

    /** The events of the log from a position on. */
    List<Event> log(long from) {
        var events = new ArrayList<Event>();
        EventLogServiceGrpc.newBlockingStub(servers.getFirst())
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .readEvents(ReadEventsRequest.newBuilder().setFromPosition(from).build())
                .forEachRemaining(page -> events.addAll(page.getEventsList()));
        return events;
    }

    /** Position of the end of the log. */
    long head() {
        return EventLogServiceGrpc.newBlockingStub(servers.getFirst())
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .readEvents(ReadEventsRequest.newBuilder().setFromPosition(Long.MAX_VALUE).build())
                .next()
                .getHeadPosition();
    }

    private Exchange exchange(Attempt attempt) {
        Instant sent = Instant.now().minus(CLOCK_ERROR);
        Answer answer = answer(attempt);
        return new Exchange(attempt, sent, Instant.now().plus(CLOCK_ERROR), answer);
    }

    private Answer answer(Attempt attempt) {
        var actor = new Metadata();
        actor.put(ACTOR, attempt.actor());
        Channel server = ClientInterceptors.intercept(
                servers.get(attempt.server()), MetadataUtils.newAttachHeadersInterceptor(actor));
        @SuppressWarnings("unchecked")
        var method = (MethodDescriptor<Message, Message>) METHODS.get(attempt.asked().method());
        try {
            return new Answer.Done(ClientCalls.blockingUnaryCall(
                    server,
                    method,
                    CallOptions.DEFAULT.withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS),
                    attempt.request()));
        } catch (StatusRuntimeException e) {
            return refused(e);
        }
    }

    private static Answer refused(StatusRuntimeException failure) {
        var metadata = new HashMap<>(Failures.errorInfo(failure).getMetadataMap());
        Failures.detail(failure, BadRequest.class)
                .ifPresent(bad -> metadata.put("field", bad.getFieldViolations(0).getField()));
        return new Answer.Refused(
                failure.getStatus().getCode(), Failures.errorInfo(failure).getReason(), metadata);
    }
}
