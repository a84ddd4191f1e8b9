package io.daybook.verification.projector;

import com.google.protobuf.Timestamp;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentCompleted;
import io.daybook.v1.AppointmentConfirmed;
import io.daybook.v1.AppointmentDeclined;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.Attendee;
import io.daybook.v1.CalendarCreated;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A log as a command server would write it. Safe for use by many threads. */
final class GivenLog {

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
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setAppointmentBooked(booking(id, start, length).setCalendarId(calendarId)));
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

    void series(String id) {
        append(EntityType.ENTITY_TYPE_SERIES, id, event -> event.setSeriesBooked(
                SeriesBooked.newBuilder().setCalendarId("cal-0").setRecurrenceRule("FREQ=WEEKLY")));
    }

    void held(String id, Collection<Claim> claims, Instant start, Duration length) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setSlotHeld(SlotHeld.newBuilder()
                .setCalendarId(main(claims))
                .setStartTime(timestamp(start))
                .setEndTime(timestamp(start.plus(length)))
                .setTimeZone("Europe/Berlin")
                .addAllClaims(claims)
                .setExpireTime(event.getCommitTime().toBuilder().setNanos(999_999_000))));
    }

    void holdExpired(String id) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setHoldExpired(HoldExpired.getDefaultInstance()));
    }

    void booked(String id, Collection<Claim> claims, Instant start, Duration length, boolean pending) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentBooked(booking(id, start, length)
                .setCalendarId(main(claims))
                .addAllClaims(claims)
                .setPending(pending)
                .setSeriesId("series-" + id.charAt(0))
                .setSeriesStartTime(timestamp(start))));
    }

    void confirmed(String id) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setAppointmentConfirmed(AppointmentConfirmed.getDefaultInstance()));
    }

    void declined(String id) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setAppointmentDeclined(AppointmentDeclined.newBuilder().setReason("full")));
    }

    void completed(String id) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setAppointmentCompleted(AppointmentCompleted.getDefaultInstance()));
    }

    void moved(String id, Collection<Claim> claims, Instant start, Duration length) {
        append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentRescheduled(
                AppointmentRescheduled.newBuilder()
                        .setCalendarId(main(claims))
                        .addAllClaims(claims)
                        .setStartTime(timestamp(start))
                        .setEndTime(timestamp(start.plus(length)))
                        .setTimeZone("Europe/Berlin")));
    }

    /** Some thousand changes of all kinds to calendars that are never double-booked. */
    void randomHistory(long seed, int calendars, int changes) {
        new RandomHistory(this, seed, calendars).go(changes);
    }

    private static String main(Collection<Claim> claims) {
        return claims.iterator().next().getCalendarId();
    }

    private static AppointmentBooked.Builder booking(String id, Instant start, Duration length) {
        return AppointmentBooked.newBuilder()
                .setStartTime(timestamp(start))
                .setEndTime(timestamp(start.plus(length)))
                .setTimeZone("Europe/Berlin")
                .setTitle("Appointment " + id)
                .addAttendees(Attendee.newBuilder().setName("Ann").setEmail("Ann@Example.org"));
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

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }
}
