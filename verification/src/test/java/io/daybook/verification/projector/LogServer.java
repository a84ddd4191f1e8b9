package io.daybook.verification.projector;

import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Serves a log as a command server does. */
final class LogServer extends EventLogServiceGrpc.EventLogServiceImplBase implements AutoCloseable {

    private static final int PAGE = 32;

    private final AtomicLong eventsRead = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private volatile boolean away;
    private volatile long damagedAt;
    private volatile long givenUntil = Long.MAX_VALUE;
    private final GivenLog log;
    private final Server server;

    LogServer(GivenLog log) throws IOException {
        this.log = log;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(this)
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** How many events were asked for and sent. */
    long eventsRead() {
        return eventsRead.get();
    }

    /** How often events were asked for that it had not to give. */
    long refusals() {
        return refusals.get();
    }

    /** Whether it refuses everything from now on. */
    void setAway(boolean nowAway) {
        away = nowAway;
    }

    /** Cannot read the event at a position any more. */
    void damage(long position) {
        damagedAt = position;
    }

    /** Tells from now on where the log ends, and has no events beyond a position to give. */
    void giveUntil(long position) {
        givenUntil = position;
    }

    @Override
    public void readEvents(ReadEventsRequest request, StreamObserver<ReadEventsResponse> answer) {
        long head = log.head();
        if (away || request.getFromPosition() > givenUntil && request.getFromPosition() <= head) {
            refusals.incrementAndGet();
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        long last = Math.min(givenUntil, head);
        long until = request.getUntilPosition() == 0 ? last : Math.min(request.getUntilPosition(), last);
        if (request.getFromPosition() <= damagedAt && damagedAt <= until) {
            answer.onError(Status.INTERNAL.asRuntimeException());
            return;
        }
        List<Event> events = log.events(request.getFromPosition(), until);
        eventsRead.addAndGet(events.size());
        int next = 0;
        do {
            List<Event> page = events.subList(next, Math.min(next + PAGE, events.size()));
            answer.onNext(ReadEventsResponse.newBuilder()
                    .addAllEvents(page)
                    .setHeadPosition(head)
                    .build());
            next += page.size();
        } while (next < events.size());
        answer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
