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

    /** What is booked or held, or was before it ended; empty before the first event. */
    public Optional<Appointment.Booking> booking() {
        return state instanceof Appointment.Known known ? Optional.of(known.booking()) : Optional.empty();
    }

    /** What takes time on calendars; empty before the first event and once its time is free again. */
    public Optional<Appointment.Booking> activeBooking() {
        return state.activeBooking();
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
                AppointmentDecider.evolve(state, AppointmentEventMessages.read(event)),
                revision.next(event.getPosition(), instant(event.getCommitTime())));
    }

    /** The snapshot after the next event, had that changed nothing: for an event that is left out. */
    public AppointmentSnapshot pass(Event event) {
        Revisions.requireNext(revision, event);
        return new AppointmentSnapshot(id, state, revision.next(event.getPosition(), instant(event.getCommitTime())));
    }

    /**
     * The message that shows it.
     *
     * @throws IllegalStateException before the first event, when there is nothing to show
     */
    public io.daybook.v1.Appointment toMessage() {
        return switch (state) {
            case Appointment.Unknown() -> throw new IllegalStateException("appointment " + id + " has no events");
            case Appointment.Known known -> AppointmentMessages.toMessage(id, known, revision);
        };
    }

    /**
     * The snapshot that a message shows.
     *
     * @throws IllegalArgumentException if the message's state is not one that this release knows
     */
    public static AppointmentSnapshot fromMessage(io.daybook.v1.Appointment message) {
        var revision = new Revision(
                message.getVersion(),
                message.getPosition(),
                instant(message.getCreateTime()),
                instant(message.getUpdateTime()));
        return new AppointmentSnapshot(message.getAppointmentId(), AppointmentMessages.state(message), revision);
    }
}
