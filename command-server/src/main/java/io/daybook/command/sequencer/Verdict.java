package io.daybook.command.sequencer;

import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.scheduling.AppointmentDecider;
import io.daybook.scheduling.Bookings;
import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.CalendarDecider;
import io.daybook.scheduling.CalendarPlan;
import io.daybook.scheduling.Decision;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.scheduling.message.EventMessages;
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
     * @param entity the entity as it is afterwards
     * @param events the events to append, none if nothing had to change
     */
    record Accepted(EntitySnapshot entity, List<Event> events) implements Verdict {}

    /** Refused. */
    record Refused(Rejection reason) implements Verdict {}

    /**
     * Decides a command whose entities are loaded.
     *
     * @param lastPosition position after which its events would be appended
     * @param commitTime   commit time they would have
     */
    static Verdict on(CommandRequest request, ExactState state, long lastPosition, Instant commitTime) {
        return switch (request.command()) {
            case ForCalendar(var id, var command) -> {
                CalendarSnapshot calendar = state.calendar(id);
                yield mismatch(request, calendar).<Verdict>map(Refused::new).orElseGet(() -> switch (
                        CalendarDecider.decide(command, calendar.state(), id)) {
                    case Decision.Rejected(var reason) -> new Refused(reason);
                    case Decision.Accepted(var decided) -> accepted(
                            calendar, decided, EventMessages::write, new Envelopes(request, lastPosition, commitTime));
                });
            }
            case ForAppointment(var id, var command) -> {
                AppointmentSnapshot appointment = state.appointment(id);
                yield mismatch(request, appointment).<Verdict>map(Refused::new).orElseGet(() -> switch (
                        AppointmentDecider.decide(command, appointment.state(), plan(command, appointment, state))) {
                    case Decision.Rejected(var reason) -> new Refused(reason);
                    case Decision.Accepted(var decided) -> accepted(
                            appointment, decided, EventMessages::write, new Envelopes(request, lastPosition, commitTime));
                });
            }
        };
    }

    private static Optional<Rejection> mismatch(CommandRequest request, EntitySnapshot entity) {
        long expected = request.expectedVersion();
        long current = entity.revision().version();
        boolean mismatch = expected != 0 && current != 0 && expected != current;
        return mismatch ? Optional.of(new Rejection.VersionMismatch(current, expected)) : Optional.empty();
    }

    private static CalendarPlan plan(AppointmentCommand command, AppointmentSnapshot appointment, ExactState state) {
        if (command instanceof AppointmentCommand.Book book) {
            return state.plan(book.calendarId());
        }
        return appointment
                .booking()
                .map(booking -> state.plan(booking.calendarId()))
                .orElseGet(() -> new CalendarPlan(new Calendar.Unknown(), new Bookings()));
    }

    private static <E> Accepted accepted(
            EntitySnapshot before, List<E> decided, BiConsumer<E, Event.Builder> payload, Envelopes envelopes) {
        EntitySnapshot after = before;
        var events = new ArrayList<Event>(decided.size());
        for (E event : decided) {
            Event.Builder envelope = envelopes.next(after);
            payload.accept(event, envelope);
            events.add(envelope.build());
            after = after.apply(events.getLast());
        }
        return new Accepted(after, events);
    }
}
