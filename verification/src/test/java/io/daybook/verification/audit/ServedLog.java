package io.daybook.verification.audit;

import com.google.protobuf.Timestamp;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc.EventLogServiceImplBase;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A log of any content, served as a command server would, one event a message. */
final class ServedLog implements AutoCloseable {

    private static final long DAY = 1_900_000_800L;

    private final List<Event> events = new ArrayList<>();
    private final Server server;

    ServedLog() throws IOException {
        server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new Service())
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    List<Event> events() {
        return events;
    }

    void calendar(String id) {
        events.add(next(EntityType.ENTITY_TYPE_CALENDAR, id)
                .setCalendarCreated(CalendarCreated.newBuilder().setName(id).setTimeZone("Europe/Berlin"))
                .build());
    }

    /** Books an hour, by its number. */
    void booked(String calendarId, int hour) {
        events.add(next(EntityType.ENTITY_TYPE_APPOINTMENT, UUID.randomUUID().toString())
                .setAppointmentBooked(AppointmentBooked.newBuilder()
                        .setCalendarId(calendarId)
                        .setStartTime(Timestamp.newBuilder().setSeconds(DAY + hour * 3_600L))
                        .setEndTime(Timestamp.newBuilder().setSeconds(DAY + hour * 3_600L + 3_600))
                        .setTimeZone("Europe/Berlin"))
                .build());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private Event.Builder next(EntityType type, String id) {
        return Event.newBuilder()
                .setPosition(events.size() + 1)
                .setEventId(UUID.randomUUID().toString())
                .setEntityType(type)
                .setEntityId(id)
                .setVersion(1)
                .setCommitTime(Timestamp.newBuilder().setSeconds(1_800_000_000L + events.size()));
    }

    private final class Service extends EventLogServiceImplBase {

        @Override
        public void readEvents(ReadEventsRequest request, StreamObserver<ReadEventsResponse> answer) {
            var empty = ReadEventsResponse.newBuilder().setHeadPosition(events.getLast().getPosition());
            List<Event> wanted = events.stream()
                    .filter(event -> event.getPosition() >= request.getFromPosition())
                    .filter(event -> event.getPosition() <= request.getUntilPosition())
                    .toList();
            wanted.forEach(event -> answer.onNext(empty.clone().addEvents(event).build()));
            if (wanted.isEmpty()) {
                answer.onNext(empty.build());
            }
            answer.onCompleted();
        }
    }
}
