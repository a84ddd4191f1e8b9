package io.daybook.projector;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.Claim;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.HoldExpired;
import io.daybook.v1.SeriesBooked;
import io.daybook.v1.SlotHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Events in the order of a log, for tests. Bookings block their own time, without buffers, unless they say otherwise. */
final class Events {

    static final Instant DAY = Instant.parse("2027-03-01T00:00:00Z");

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();

    /** All of them. */
    List<LogEntry> all() {
        return List.copyOf(entries);
    }

    int count() {
        return entries.size();
    }

    Events calendar(String id) {
        return calendar(id, 1);
    }

    Events calendar(String id, int seats) {
        return add(EntityType.ENTITY_TYPE_CALENDAR, id, event -> event.setCalendarCreated(CalendarCreated.newBuilder()
                .setName(id)
                .setTimeZone("Europe/Berlin")
                .setRules(CalendarRules.newBuilder().setSeats(seats).setBufferAfter(Durations.fromMinutes(30)))));
    }

    Events renamed(String id, int seats) {
        return add(EntityType.ENTITY_TYPE_CALENDAR, id, event -> event.setCalendarUpdated(CalendarUpdated.newBuilder()
                .setName("N" + event.getPosition())
                .setTimeZone("Europe/Berlin")
                .setRules(CalendarRules.newBuilder().setSeats(seats))));
    }

    /** Books hours of 2027-03-01 and the days after it, which begin at hour 24, 48 … */
    Events booked(String id, String calendarId, int fromHour, int toHour) {
        return booked(id, List.of(calendarId), fromHour, toHour);
    }

    Events booked(String id, List<String> calendarIds, int fromHour, int toHour) {
        return booked(id, fromHour, toHour, claims(calendarIds, fromHour, toHour));
    }

    Events booked(String id, int fromHour, int toHour, Claim... claims) {
        return appointment(id, event -> event.setAppointmentBooked(AppointmentBooked.newBuilder()
                .setCalendarId(claims[0].getCalendarId())
                .setStartTime(hour(fromHour))
                .setEndTime(hour(toHour))
                .setTimeZone("Europe/Berlin")
                .setTitle(id)
                .addAllClaims(List.of(claims))));
    }

    Events held(String id, String calendarId, int fromHour, int toHour) {
        return appointment(id, event -> event.setSlotHeld(SlotHeld.newBuilder()
                .setCalendarId(calendarId)
                .setStartTime(hour(fromHour))
                .setEndTime(hour(toHour))
                .setTimeZone("Europe/Berlin")
                .setExpireTime(hour(fromHour))));
    }

    Events expired(String id) {
        return appointment(id, event -> event.setHoldExpired(HoldExpired.getDefaultInstance()));
    }

    /** Moves an appointment, as the first release wrote it: it stays on its calendar. */
    Events moved(String id, int fromHour, int toHour) {
        return moved(id, List.of(), fromHour, toHour);
    }

    Events moved(String id, List<String> calendarIds, int fromHour, int toHour) {
        return appointment(id, event -> event.setAppointmentRescheduled(AppointmentRescheduled.newBuilder()
                .setStartTime(hour(fromHour))
                .setEndTime(hour(toHour))
                .setTimeZone("Europe/Berlin")
                .setCalendarId(calendarIds.isEmpty() ? "" : calendarIds.getFirst())
                .addAllClaims(List.of(claims(calendarIds, fromHour, toHour)))));
    }

    Events described(String id) {
        return appointment(id, event -> event.setAppointmentDetailsUpdated(
                AppointmentDetailsUpdated.newBuilder().setTitle("T" + event.getPosition())));
    }

    Events cancelled(String id) {
        return appointment(
                id, event -> event.setAppointmentCancelled(AppointmentCancelled.newBuilder().setReason("ill")));
    }

    /** An event without a payload, as one of a newer release looks. */
    Events unknown(String id) {
        return appointment(id, _ -> {});
    }

    Events series(String id) {
        return add(EntityType.ENTITY_TYPE_SERIES, id, event -> event.setSeriesBooked(SeriesBooked.getDefaultInstance()));
    }

    static Claim claim(String calendarId, int fromHour, int toHour) {
        return Claim.newBuilder()
                .setCalendarId(calendarId)
                .setStartTime(hour(fromHour))
                .setEndTime(hour(toHour))
                .build();
    }

    private static Claim[] claims(List<String> calendarIds, int fromHour, int toHour) {
        return calendarIds.stream().map(id -> claim(id, fromHour, toHour)).toArray(Claim[]::new);
    }

    private Events appointment(String id, Consumer<Event.Builder> payload) {
        return add(EntityType.ENTITY_TYPE_APPOINTMENT, id, payload);
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

    static Timestamp hour(int hour) {
        return Timestamp.newBuilder()
                .setSeconds(DAY.plus(Duration.ofHours(hour)).getEpochSecond())
                .build();
    }
}
