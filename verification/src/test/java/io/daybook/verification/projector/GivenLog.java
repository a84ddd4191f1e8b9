package io.daybook.verification.projector;

import com.google.protobuf.Timestamp;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.Attendee;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** A log as a command server would write it. Safe for use by many threads. */
final class GivenLog {

    private static final Instant FIRST_DAY = Instant.parse("2027-01-01T00:00:00Z");

    private final List<Event> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();

    synchronized long head() {
        return events.size();
    }

    /** From one position to another, both inclusive, as far as there are events. */
    synchronized List<Event> events(long from, long until) {
        int first = (int) Math.min(from - 1, events.size());
        return List.copyOf(events.subList(first, (int) Math.max(first, Math.min(until, events.size()))));
    }

    List<Event> events() {
        return events(1, head());
    }

    synchronized void truncate(long newHead) {
        events.subList((int) newHead, events.size()).clear();
    }

    void calendar(String id) {
        append(EntityType.ENTITY_TYPE_CALENDAR, id, event -> event.setCalendarCreated(
                CalendarCreated.newBuilder().setName("Calendar " + id).setTimeZone("Europe/Berlin")));
    }

    void calendarRenamed(String id) {
        append(EntityType.ENTITY_TYPE_CALENDAR, id, event -> event.setCalendarUpdated(
                CalendarUpdated.newBuilder().setName("Renamed " + event.getPosition()).setTimeZone("Europe/Paris")));
    }

    void booked(String id, String calendarId, Instant start, Duration length) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentBooked(AppointmentBooked.newBuilder()
                .setCalendarId(calendarId)
                .setStartTime(timestamp(start))
                .setEndTime(timestamp(start.plus(length)))
                .setTimeZone("Europe/Berlin")
                .setTitle("Appointment " + id)
                .addAttendees(Attendee.newBuilder().setName("Ann").setEmail("Ann@Example.org"))));
    }

    void moved(String id, Instant start, Duration length) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentRescheduled(
                AppointmentRescheduled.newBuilder()
                        .setStartTime(timestamp(start))
                        .setEndTime(timestamp(start.plus(length)))
                        .setTimeZone("Europe/Berlin")));
    }

    void described(String id) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentDetailsUpdated(
                AppointmentDetailsUpdated.newBuilder().setTitle("Title " + event.getPosition())));
    }

    void cancelled(String id) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setAppointmentCancelled(AppointmentCancelled.newBuilder().setReason("ill")));
    }

    /** An event of a kind that no release knows. */
    void unknown(EntityType type, String id) {
        append(type, id, _ -> {});
    }

    /** Some thousand changes of all kinds to calendars that are never double-booked. */
    void randomHistory(long seed, int calendars, int changes) {
        var random = new Random(seed);
        var active = new ArrayList<String>();
        var nextFree = new HashMap<String, Instant>();
        var calendarOf = new HashMap<String, String>();
        for (int i = 0; i < calendars; i++) {
            calendar("cal-" + i);
            nextFree.put("cal-" + i, FIRST_DAY);
        }
        for (int i = 0; i < changes; i++) {
            int kind = active.isEmpty() ? 0 : random.nextInt(10);
            String known = active.isEmpty() ? "" : active.get(random.nextInt(active.size()));
            Duration length = Duration.ofMinutes(random.nextInt(50) == 0 ? 5_000 : 15 * (1 + random.nextInt(12)));
            switch (kind) {
                case 0, 1, 2, 3, 4 -> {
                    String id = new UUID(random.nextLong(), random.nextLong()).toString();
                    String calendarId = "cal-" + random.nextInt(calendars);
                    calendarOf.put(id, calendarId);
                    booked(id, calendarId, take(nextFree, calendarId, length), length);
                    active.add(id);
                }
                case 5, 6 -> moved(known, take(nextFree, calendarOf.get(known), length), length);
                case 7 -> described(known);
                case 8 -> {
                    cancelled(known);
                    active.remove(known);
                }
                default -> calendarRenamed("cal-" + random.nextInt(calendars));
            }
        }
    }

    private static Instant take(Map<String, Instant> nextFree, String calendarId, Duration length) {
        Instant start = nextFree.get(calendarId);
        nextFree.put(calendarId, start.plus(length));
        return start;
    }

    private synchronized void append(EntityType type, String id, Consumer<Event.Builder> payload) {
        long position = events.size() + 1;
        Event.Builder event = Event.newBuilder()
                .setPosition(position)
                .setEventId(new UUID(7, position).toString())
                .setEntityType(type)
                .setEntityId(id)
                .setVersion(versions.merge(id, 1L, Long::sum))
                .setCommitTime(Timestamp.newBuilder().setSeconds(1_790_000_000 + position).setNanos(123_456_000))
                .setActor("tester")
                .setRequestId(new UUID(8, position).toString());
        payload.accept(event);
        events.add(event.build());
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }
}
