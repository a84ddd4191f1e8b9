package io.daybook.command.sequencer;

import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.command.sequencer.EntityCommand.ForSeries;
import io.daybook.scheduling.AppointmentDecider;
import io.daybook.scheduling.CalendarDecider;
import io.daybook.scheduling.Decision;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.SeriesDecider;
import io.daybook.scheduling.SeriesDecision;
import io.daybook.scheduling.message.AppointmentEventMessages;
import io.daybook.scheduling.message.CalendarEventMessages;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.scheduling.message.SeriesEventMessages;
import io.daybook.v1.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the deciders say of one command: the bridge from a request to the domain and back to events of the log. */
sealed interface Verdict {

    /**
     * Accepted.
     *
     * @param entity  the entity that was asked, as it is afterwards
     * @param changed all entities that changed, as they are afterwards
     * @param events  the events to append, none if nothing had to change
     */
    record Accepted(EntitySnapshot entity, List<EntitySnapshot> changed, List<Event> events) implements Verdict {}

    /** Refused. */
    record Refused(Rejection reason) implements Verdict {}

    /**
     * Decides a command whose entities are loaded.
     *
     * @param lastPosition position after which its events would be appended
     * @param commitTime   commit time they would have
     */
    static Verdict on(CommandRequest request, ExactState state, long lastPosition, Instant commitTime) {
        EntitySnapshot entity = entity(request.command(), state);
        return mismatch(request, entity)
                .<Verdict>map(Refused::new)
                .orElseGet(() -> decide(request, state, new Changes(entity, new Envelopes(request, lastPosition, commitTime))));
    }

    private static EntitySnapshot entity(EntityCommand command, ExactState state) {
        return switch (command) {
            case ForCalendar(var id, _) -> state.calendar(id);
            case ForAppointment(var id, _, _) -> state.appointment(id);
            case ForSeries(var id, _) -> state.series(id);
        };
    }

    private static Verdict decide(CommandRequest request, ExactState state, Changes changes) {
        return switch (request.command()) {
            case ForCalendar(var id, var command) -> switch (
                    CalendarDecider.decide(command, state.plan(id), state::calendarNamed)) {
                case Decision.Rejected(var reason) -> new Refused(reason);
                case Decision.Accepted(var events) ->
                    changes.ofEntity(events, CalendarEventMessages::write).accepted();
            };
            case ForAppointment(var id, _, var command) -> switch (
                    AppointmentDecider.decide(command, state.appointment(id).state(), state::plan)) {
                case Decision.Rejected(var reason) -> new Refused(reason);
                case Decision.Accepted(var events) ->
                    changes.ofEntity(events, AppointmentEventMessages::write).accepted();
            };
            case ForSeries(var id, var command) -> switch (SeriesDecider.decide(
                    command, id, state.series(id).state(), each -> state.appointmentOrNone(each).state(), state::plan)) {
                case SeriesDecision.Rejected(var reason) -> new Refused(reason);
                case SeriesDecision.Accepted(var event, var appointments) -> {
                    changes.ofEntity(event.stream().toList(), SeriesEventMessages::write);
                    appointments.forEach(change -> changes.of(
                            state.appointmentOrNone(change.appointmentId()),
                            List.of(change.event()),
                            AppointmentEventMessages::write));
                    yield changes.accepted();
                }
            };
        };
    }

    private static Optional<Rejection> mismatch(CommandRequest request, EntitySnapshot entity) {
        long expected = request.expectedVersion();
        long current = entity.revision().version();
        boolean mismatch = expected != 0 && current != 0 && expected != current;
        return mismatch ? Optional.of(new Rejection.VersionMismatch(current, expected)) : Optional.empty();
    }

    /** Gathers the events of one command and what they make of its entities. For one thread. */
    final class Changes {

        private final Envelopes envelopes;
        private final List<EntitySnapshot> changed = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private EntitySnapshot entity;

        Changes(EntitySnapshot entity, Envelopes envelopes) {
            this.entity = entity;
            this.envelopes = envelopes;
        }

        /** Adds what happened to the entity that was asked. */
        <E> Changes ofEntity(List<E> decided, BiConsumer<E, Event.Builder> payload) {
            entity = of(entity, decided, payload);
            return this;
        }

        /** Adds what happened to an entity. */
        <E> EntitySnapshot of(EntitySnapshot before, List<E> decided, BiConsumer<E, Event.Builder> payload) {
            EntitySnapshot after = before;
            for (E event : decided) {
                Event.Builder envelope = envelopes.next(after);
                payload.accept(event, envelope);
                events.add(envelope.build());
                after = after.apply(events.getLast());
            }
            if (!decided.isEmpty()) {
                changed.add(after);
            }
            return after;
        }

        Accepted accepted() {
            return new Accepted(entity, changed, events);
        }
    }
}
