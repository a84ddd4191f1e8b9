package io.daybook.verification.projector;

import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A calendar with some appointments on one day that change all the time and never leave it. Written by one thread. */
final class Room {

    static final String ID = "room";
    static final Instant MIDNIGHT = Instant.parse("2027-05-03T00:00:00Z");
    static final Duration DAY = Duration.ofDays(1);

    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final int CHANGES_AT_ONCE = 5;

    private final List<String> appointments = IntStream.range(0, 12)
            .mapToObj(number -> new UUID(9L << 12 | 4 << 12, number | 1L << 63).toString())
            .toList();
    private final Map<String, Long> published = new ConcurrentHashMap<>();
    private final Random random = new Random(5);
    private final ProjectorStage stage;

    /** Books them; what the log holds by then is published with them. */
    Room(ProjectorStage stage) throws Exception {
        this.stage = stage;
        stage.log().calendar(ID);
        for (String id : appointments) {
            stage.log().booked(id, ID, start(id, 0), LENGTH);
        }
        publish();
    }

    /** Ids of the appointments. */
    List<String> appointments() {
        return appointments;
    }

    /** The newest version of an appointment that the projectors can know of. */
    long published(String id) {
        return published.get(id);
    }

    /** Positions of what happened to appointments after a position. */
    List<Long> changesAfter(long position) {
        return stage.log().events(position + 1, stage.log().head()).stream()
                .filter(this::isOfRoom)
                .map(Event::getPosition)
                .toList();
    }

    /** Changes some things, and waits until the views show it. */
    void change() throws Exception {
        for (int i = 0; i < CHANGES_AT_ONCE; i++) {
            String id = appointments.get(random.nextInt(appointments.size()));
            switch (random.nextInt(3)) {
                case 0 -> stage.log().moved(id, start(id, random.nextInt(40)), LENGTH);
                case 1 -> stage.log().described(id);
                default -> stage.log().calendarRenamed(ID);
            }
        }
        publish();
        stage.awaitPosition(stage.log().head());
    }

    private void publish() throws Exception {
        stage.publisher().publish(stage.log());
        stage.log().events().stream()
                .filter(this::isOfRoom)
                .forEach(event -> published.put(event.getEntityId(), event.getVersion()));
    }

    private boolean isOfRoom(Event event) {
        return event.getEntityType() == EntityType.ENTITY_TYPE_APPOINTMENT && appointments.contains(event.getEntityId());
    }

    /** Each has an hour of its own. */
    private Instant start(String id, int minute) {
        return MIDNIGHT.plus(Duration.ofHours(1 + appointments.indexOf(id))).plusSeconds(60L * minute);
    }
}
