package io.daybook.projector;

import com.google.protobuf.Timestamp;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.AppointmentRescheduled;
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
import java.util.function.Consumer;

/** Events in the order of a log, for tests. */
final class Events {

    static final Instant DAY = Instant.parse("2027-03-01T00:00:00Z");

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();

    /** All of them. */
    List<LogEntry> all() {
        return List.copyOf(entries);
    }

    Events calendar(String id) {
        return add(EntityType.ENTITY_TYPE_CALENDAR, id, event -> event.setCalendarCreated(
                CalendarCreated.newBuilder().setName(id).setTimeZone("Europe/Berlin")));
    }

    Events renamed(String id) {
        return add(EntityType.ENTITY_TYPE_CALENDAR, id, event -> event.setCalendarUpdated(
                CalendarUpdated.newBuilder().setName("N" + event.getPosition()).setTimeZone("Europe/Berlin")));
    }

    /** Books hours of 2027-03-01 and the days after it, which begin at hour 24, 48 … */
    Events booked(String id, String calendarId, int fromHour, int toHour) {
        return add(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentBooked(AppointmentBooked.newBuilder()
                .setCalendarId(calendarId)
                .setStartTime(hour(fromHour))
                .setEndTime(hour(toHour))
                .setTimeZone("Europe/Berlin")
                .setTitle(id)));
    }

    Events moved(String id, int fromHour, int toHour) {
        return add(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentRescheduled(
                AppointmentRescheduled.newBuilder()
                        .setStartTime(hour(fromHour))
                        .setEndTime(hour(toHour))
                        .setTimeZone("Europe/Berlin")));
    }

    Events described(String id) {
        return add(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentDetailsUpdated(
                AppointmentDetailsUpdated.newBuilder().setTitle("T" + event.getPosition())));
    }

    Events cancelled(String id) {
        return add(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setAppointmentCancelled(AppointmentCancelled.newBuilder().setReason("ill")));
    }

    /** An event without a payload, as one of a newer release looks. */
    Events unknown(String id) {
        return add(EntityType.ENTITY_TYPE_APPOINTMENT, id, _ -> {});
    }

    /** Many changes to a few calendars, none of which is double-booked. Time that gets free is booked again. */
    Events random(Random random, int changes) {
        var bookings = new RandomBookings(random);
        bookings.calendars().forEach(this::calendar);
        for (int i = 0; i < changes; i++) {
            switch (bookings.isEmpty() ? 0 : random.nextInt(8)) {
                case 0, 1, 2 -> {
                    var slot = bookings.book("a" + i);
                    booked("a" + i, slot.calendarId(), slot.fromHour(), slot.toHour());
                }
                case 3, 4 -> {
                    String id = bookings.any();
                    var slot = bookings.move(id);
                    moved(id, slot.fromHour(), slot.toHour());
                }
                case 5 -> described(bookings.any());
                case 6 -> {
                    String id = bookings.any();
                    bookings.cancel(id);
                    cancelled(id);
                }
                default -> renamed(bookings.calendars().get(random.nextInt(bookings.calendars().size())));
            }
        }
        return this;
    }

    private Events add(EntityType type, String id, Consumer<Event.Builder> payload) {
        long position = entries.size() + 1;
        Event.Builder event = Event.newBuilder()
                .setPosition(position)
                .setEntityType(type)
                .setEntityId(id)
                .setVersion(versions.merge(id, 1L, Long::sum))
                .setCommitTime(Timestamp.newBuilder().setSeconds(1_790_000_000 + position));
        payload.accept(event);
        entries.add(new LogEntry.Readable(event.build()));
        return this;
    }

    private static Timestamp hour(int hour) {
        return Timestamp.newBuilder()
                .setSeconds(DAY.plus(Duration.ofHours(hour)).getEpochSecond())
                .build();
    }
}
