package io.daybook.chaos.judge;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.daybook.chaos.journal.Answer;
import io.daybook.chaos.journal.CalendarTranscript;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.journal.ReadEntry;
import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.SnapshotComplete;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A run as it could have been, or as it must not: a log, and what clients were told. All times are hours of one day. */
final class GivenRun {

    private static final long DAY = 1_900_000_800L;

    private final Journal journal = new Journal();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private long nanos;

    GivenRun() {
        append(EntityType.ENTITY_TYPE_CALENDAR, "room", event ->
                event.setCalendarCreated(CalendarCreated.newBuilder().setName("Room").setTimeZone("Europe/Berlin")));
    }

    Journal journal() {
        return journal;
    }

    List<Event> events() {
        return events;
    }

    /** Sets the seats of the calendar. */
    void seats(int seats) {
        append(EntityType.ENTITY_TYPE_CALENDAR, "room", event -> event.setCalendarUpdated(CalendarUpdated.newBuilder()
                .setName("Room")
                .setTimeZone("Europe/Berlin")
                .setRules(CalendarRules.newBuilder().setSeats(seats))));
    }

    /** Books an hour; its client was told so. */
    Event booked(String id, int hour) {
        Event event = logBooking(id, hour);
        acknowledge(event, BookAppointmentRequest.getDefaultInstance());
        return event;
    }

    Event logBooking(String id, int hour) {
        return append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentBooked(
                AppointmentBooked.newBuilder()
                        .setCalendarId("room")
                        .setStartTime(time(hour))
                        .setEndTime(time(hour + 1))
                        .setTimeZone("Europe/Berlin")
                        .setTitle("Lesson")));
    }

    Event moved(String id, int hour) {
        Event moved = append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event -> event.setAppointmentRescheduled(
                AppointmentRescheduled.newBuilder()
                        .setCalendarId("room")
                        .setStartTime(time(hour))
                        .setEndTime(time(hour + 1))
                        .setTimeZone("Europe/Berlin")));
        acknowledge(moved, RescheduleAppointmentRequest.getDefaultInstance());
        return moved;
    }

    Event cancelled(String id) {
        Event event = logCancellation(id);
        acknowledge(event, CancelAppointmentRequest.getDefaultInstance());
        return event;
    }

    Event logCancellation(String id) {
        return append(EntityType.ENTITY_TYPE_APPOINTMENT, id, event ->
                event.setAppointmentCancelled(AppointmentCancelled.getDefaultInstance()));
    }

    /** Its client was told of an event, right after it came about. */
    void acknowledge(Event event, Message request) {
        tell(event.getRequestId(), request, new Answer.Acknowledged(receipt(event)));
    }

    void tell(String requestId, Message request, Answer answer) {
        nanos += 2;
        journal.add(new CommandEntry(requestId, request, nanos - 1, nanos, answer));
    }

    void refuse(String requestId, String reason) {
        tell(requestId, BookAppointmentRequest.getDefaultInstance(), new Answer.Refused(Status.Code.ABORTED, reason));
    }

    /** Notes a command that began at one time and ended at another. */
    void acknowledgeBetween(long begun, long ended, Event event) {
        journal.add(new CommandEntry(
                event.getRequestId(),
                BookAppointmentRequest.getDefaultInstance(),
                begun,
                ended,
                new Answer.Acknowledged(receipt(event))));
    }

    void read(String id, long minVersion, long minPosition, long asOfPosition, Optional<Appointment> answered) {
        nanos += 2;
        journal.add(new ReadEntry(nanos - 1, nanos, id, minVersion, minPosition, asOfPosition, answered));
    }

    /** Read from before the run until after it, so that nothing was read before or later. */
    void readAllTheTime(String id, long asOfPosition, Optional<Appointment> answered) {
        journal.add(new ReadEntry(0, Long.MAX_VALUE, id, 0, 0, asOfPosition, answered));
    }

    void watched(String id, long from, long until, boolean every, WatchTranscript.End end, long... versions) {
        List<Appointment> delivered = Arrays.stream(versions).mapToObj(version -> state(id, version)).toList();
        journal.add(new WatchTranscript(id, from, until, every, delivered, end));
    }

    void watchedCalendar(WatchCalendarResponse... responses) {
        journal.add(new CalendarTranscript("room", List.of(responses)));
    }

    static WatchCalendarResponse existing(Appointment appointment) {
        return WatchCalendarResponse.newBuilder().setExisting(appointment).build();
    }

    static WatchCalendarResponse complete(long position) {
        return WatchCalendarResponse.newBuilder()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .setPosition(position)
                .build();
    }

    static WatchCalendarResponse changed(Appointment appointment) {
        return WatchCalendarResponse.newBuilder()
                .setChanged(appointment)
                .setPosition(appointment.getPosition())
                .build();
    }

    static WatchCalendarResponse removed(Appointment appointment) {
        return WatchCalendarResponse.newBuilder()
                .setRemoved(appointment)
                .setPosition(appointment.getPosition())
                .build();
    }

    /** A state the log has. */
    Appointment state(String id, long version) {
        return KnownLog.of(events).state(id, version).orElseThrow();
    }

    /** All breaches that the judges find, each with its promise before it. */
    List<String> breaches() {
        return Judges.judge(journal, events).stream()
                .flatMap(check -> check.breaches().stream().map(breach -> check.promise() + ": " + breach))
                .toList();
    }

    Event append(EntityType type, String id, Consumer<Event.Builder> payload) {
        long version = versions.merge(type + id, 1L, Long::sum);
        Event.Builder event = Event.newBuilder()
                .setPosition(events.size() + 1)
                .setEventId(UUID.randomUUID().toString())
                .setEntityType(type)
                .setEntityId(id)
                .setVersion(version)
                .setRequestId(UUID.randomUUID().toString())
                .setCommitTime(Timestamp.newBuilder().setSeconds(1_800_000_000L + events.size()));
        payload.accept(event);
        events.add(event.build());
        return events.getLast();
    }

    static CommandReceipt receipt(Event event) {
        return CommandReceipt.newBuilder()
                .setId(event.getEntityId())
                .setVersion(event.getVersion())
                .setPosition(event.getPosition())
                .setCommitTime(event.getCommitTime())
                .build();
    }

    private static Timestamp time(int hour) {
        return Timestamp.newBuilder().setSeconds(DAY + hour * 3_600L).build();
    }
}
