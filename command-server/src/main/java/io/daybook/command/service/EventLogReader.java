package io.daybook.command.service;

import io.daybook.command.log.Database;
import io.daybook.command.log.EventLog;
import io.daybook.service.Limit;
import io.daybook.service.RequestFields;
import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The gRPC face of the log: streams pages as fast as the reader takes them, holding one at a time. */
public final class EventLogReader extends EventLogServiceGrpc.EventLogServiceImplBase {

    private static final int PAGE = 100;

    /** Fewer than the pool has connections, so that readers never keep the sequencer from its own. */
    private static final int MAX_READERS = 4;

    /** Each that is not read keeps a page and what was read ahead of it. */
    private static final int MAX_STREAMS = 100;

    /**
     * Where a page ends early. Clients accept 4 MiB by default, and the largest legal event has less than half a MiB: 200
     * attendees with names of 200 characters of up to 4 bytes and addresses of 254.
     */
    private static final int MAX_PAGE_BYTES = 1024 * 1024;

    private final EventLog log = new EventLog();
    private final Semaphore readers = new Semaphore(MAX_READERS);
    private final Limit streams = new Limit(MAX_STREAMS, "readers of the log");
    private final Database database;

    /** Reads from a database. */
    public EventLogReader(Database database) {
        this.database = database;
    }

    @Override
    public void readEvents(ReadEventsRequest request, StreamObserver<ReadEventsResponse> answer) {
        var fields = new RequestFields();
        long from = request.getFromPosition();
        if (from < 1) {
            fields.invalid("from_position", "must be 1 or more");
        }
        long until = fields.notNegative("until_position", request.getUntilPosition());
        fields.throwIfAnyInvalid();
        var observer = (ServerCallStreamObserver<ReadEventsResponse>) answer;
        Limit.Place place = streams.take();
        observer.setOnCloseHandler(place::close);
        observer.setOnCancelHandler(place::close);
        long head = query(sql -> log.head(sql).position());
        var reading = new Reading(observer, head, from, until);
        observer.setOnReadyHandler(reading::continueWhileReady);
        reading.continueWhileReady();
    }

    private <R> R query(Function<DSLContext, R> query) {
        readers.acquireUninterruptibly();
        try {
            return query.apply(database.sql());
        } finally {
            readers.release();
        }
    }

    /** One stream and how far it is. gRPC calls it on one thread at a time. */
    private final class Reading {

        private final ServerCallStreamObserver<ReadEventsResponse> observer;
        private final long head;
        private final long until;
        private long next;
        private List<Event> unread = List.of();
        private boolean done;

        Reading(ServerCallStreamObserver<ReadEventsResponse> observer, long head, long from, long until) {
            this.observer = observer;
            this.head = head;
            this.next = from;
            this.until = until == 0 ? head : Math.min(until, head);
        }

        void continueWhileReady() {
            while (!done && observer.isReady()) {
                List<Event> events = next > until ? List.of() : page();
                observer.onNext(ReadEventsResponse.newBuilder()
                        .addAllEvents(events)
                        .setHeadPosition(head)
                        .build());
                next += events.size();
                if (next > until) {
                    done = true;
                    observer.onCompleted();
                }
            }
        }

        private List<Event> page() {
            if (unread.isEmpty()) {
                unread = query(sql -> log.read(sql, next, until, PAGE));
            }
            int bytes = 0;
            int count = 0;
            while (count < unread.size() && bytes < MAX_PAGE_BYTES) {
                bytes += unread.get(count).getSerializedSize();
                count++;
            }
            List<Event> page = unread.subList(0, count);
            unread = unread.subList(count, unread.size());
            return page;
        }
    }
}
