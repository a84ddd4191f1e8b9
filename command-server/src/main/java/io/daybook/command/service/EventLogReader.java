package io.daybook.command.service;

import io.daybook.command.log.Database;
import io.daybook.command.log.EventLog;
import io.daybook.service.RequestFields;
import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** The gRPC face of the log: streams pages as fast as the reader takes them, holding one at a time. */
public final class EventLogReader extends EventLogServiceGrpc.EventLogServiceImplBase {

    /** The largest legal event has some 100 KB, so a page stays below the 4 MiB that clients accept by default. */
    private static final int PAGE = 32;

    private final EventLog log = new EventLog();
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
        long head = log.head(database.sql()).position();
        var reading = new Reading((ServerCallStreamObserver<ReadEventsResponse>) answer, head, from, until);
        reading.observer.setOnReadyHandler(reading::continueWhileReady);
        reading.continueWhileReady();
    }

    /** One stream and how far it is. gRPC calls it on one thread at a time. */
    private final class Reading {

        private final ServerCallStreamObserver<ReadEventsResponse> observer;
        private final long head;
        private final long until;
        private long next;
        private boolean done;

        Reading(ServerCallStreamObserver<ReadEventsResponse> observer, long head, long from, long until) {
            this.observer = observer;
            this.head = head;
            this.next = from;
            this.until = until == 0 ? head : Math.min(until, head);
        }

        void continueWhileReady() {
            while (!done && observer.isReady()) {
                List<Event> events = next > until ? List.of() : log.read(database.sql(), next, until, PAGE);
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
    }
}
