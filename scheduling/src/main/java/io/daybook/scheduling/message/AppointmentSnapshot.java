package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.instant;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.AppointmentDecider;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.Revision;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An appointment at one revision: the fold of its events up to there. Immutable.
 *
 * @param id       the appointment's id
 * @param state    its state
 * @param revision how far it has come
 */
public record AppointmentSnapshot(String id, Appointment state, Revision revision) implements EntitySnapshot {

    /** Before the first event. */
    public static AppointmentSnapshot none(String id) {
        return new AppointmentSnapshot(id, AppointmentDecider.initial(), Revision.NONE);
    }

    /** What is booked, or was when it was cancelled; empty before the first event. */
    public Optional<Appointment.Booking> booking() {
        return switch (state) {
            case Appointment.Unknown() -> Optional.empty();
            case Appointment.Confirmed(var booking) -> Optional.of(booking);
            case Appointment.Cancelled(var booking, _) -> Optional.of(booking);
        };
    }

    /** What holds time on a calendar; empty before the first event and once cancelled. */
    public Optional<Appointment.Booking> activeBooking() {
        return state instanceof Appointment.Confirmed(var booking) ? Optional.of(booking) : Optional.empty();
    }

    @Override
    public EntityType type() {
        return EntityType.ENTITY_TYPE_APPOINTMENT;
    }

    @Override
    public AppointmentSnapshot apply(Event event) {
        Revisions.requireNext(revision, event);
        return new AppointmentSnapshot(
                id,
                AppointmentDecider.evolve(state, EventMessages.appointmentEvent(event)),
                revision.next(event.getPosition(), instant(event.getCommitTime())));
    }

    /**
     * The message that shows it.
     *
     * @throws IllegalStateException before the first event, when there is nothing to show
     */
    public io.daybook.v1.Appointment toMessage() {
        return switch (state) {
            case Appointment.Unknown() -> throw new IllegalStateException("appointment " + id + " has no events");
            case Appointment.Confirmed(var booking) ->
                message(booking).setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED).build();
            case Appointment.Cancelled(var booking, var reason) -> message(booking)
                    .setState(AppointmentState.APPOINTMENT_STATE_CANCELLED)
                    .setCancelReason(reason)
                    .build();
        };
    }

    /**
     * The snapshot that a message shows.
     *
     * @throws IllegalArgumentException if the message's state is not one that this release knows
     */
    public static AppointmentSnapshot fromMessage(io.daybook.v1.Appointment message) {
        var booking = new Appointment.Booking(
                message.getCalendarId(),
                new TimeSlot(instant(message.getStartTime()), instant(message.getEndTime())),
                ZoneId.of(message.getTimeZone()),
                new Details(
                        message.getTitle(),
                        message.getDescription(),
                        EventMessages.attendees(message.getAttendeesList())),
                message.getExternalUid());
        Appointment state = switch (message.getState()) {
            case APPOINTMENT_STATE_CONFIRMED -> new Appointment.Confirmed(booking);
            case APPOINTMENT_STATE_CANCELLED -> new Appointment.Cancelled(booking, message.getCancelReason());
            case APPOINTMENT_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("unknown state of appointment " + message.getAppointmentId());
        };
        var revision = new Revision(
                message.getVersion(),
                message.getPosition(),
                instant(message.getCreateTime()),
                instant(message.getUpdateTime()));
        return new AppointmentSnapshot(message.getAppointmentId(), state, revision);
    }

    private io.daybook.v1.Appointment.Builder message(Appointment.Booking booking) {
        return io.daybook.v1.Appointment.newBuilder()
                .setAppointmentId(id)
                .setCalendarId(booking.calendarId())
                .setTitle(booking.details().title())
                .setDescription(booking.details().description())
                .setStartTime(timestamp(booking.slot().start()))
                .setEndTime(timestamp(booking.slot().end()))
                .setTimeZone(booking.zone().getId())
                .addAllAttendees(EventMessages.attendeeMessages(booking.details().attendees()))
                .setExternalUid(booking.externalUid())
                .setVersion(revision.version())
                .setPosition(revision.position())
                .setCreateTime(timestamp(revision.createTime()))
                .setUpdateTime(timestamp(revision.updateTime()));
    }
}
