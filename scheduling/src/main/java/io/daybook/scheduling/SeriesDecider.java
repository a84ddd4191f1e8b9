package io.daybook.scheduling;

import io.daybook.scheduling.Appointment.Booked;
import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.SeriesDecision.Accepted;
import io.daybook.scheduling.SeriesDecision.OfAppointment;
import io.daybook.scheduling.SeriesDecision.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules for series. Pure: no clock, no I/O; all methods are safe for use by many threads. */
public final class SeriesDecider {

    private SeriesDecider() {}

    /** The state before the first event. */
    public static Series initial() {
        return new Series.Unknown();
    }

    /**
     * What happens when {@code command} meets {@code series}.
     *
     * @param command      what is asked
     * @param seriesId     id of the series it is asked of
     * @param series       its state
     * @param appointments the states of appointments, by id
     * @param calendars    the calendars that the command names, and those that the appointments are on
     */
    public static SeriesDecision decide(
            SeriesCommand command,
            String seriesId,
            Series series,
            Function<String, Appointment> appointments,
            Calendars calendars) {
        return switch (command) {
            case SeriesCommand.Book book -> switch (series) {
                case Series.Unknown() -> SeriesBooking.decide(book, seriesId, appointments, calendars);
                case Series.Known _ -> new Rejected(new Rejection.SeriesExists());
            };
            case SeriesCommand.Cancel cancel -> switch (series) {
                case Series.Unknown() -> new Rejected(new Rejection.SeriesUnknown());
                case Series.Known known -> cancel(cancel, known, appointments, calendars);
            };
        };
    }

    /** The state after {@code event}. An event that does not fit the state leaves it as it is. */
    public static Series evolve(Series series, SeriesEvent event) {
        return switch (event) {
            case SeriesEvent.Booked(var booked, _) -> series instanceof Series.Unknown ? booked : series;
            case SeriesEvent.Cancelled _ -> series;
        };
    }

    private static SeriesDecision cancel(
            SeriesCommand.Cancel cancel,
            Series.Known series,
            Function<String, Appointment> appointments,
            Calendars calendars) {
        Optional<String> stranger = cancel.from().filter(id -> !series.appointmentIds().contains(id));
        if (stranger.isPresent()) {
            return new Rejected(new Rejection.NotInSeries(stranger.get()));
        }
        Optional<Instant> from = cancel.from().flatMap(id -> seriesStart(appointments.apply(id)));
        var cancelled = new ArrayList<OfAppointment>();
        for (String id : series.appointmentIds()) {
            if (appointments.apply(id) instanceof Booked booked && isMeant(booked.booking(), from, cancel.now())) {
                var command = new AppointmentCommand.Cancel(cancel.reason(), cancel.waiver(), cancel.now());
                switch (AppointmentDecider.decide(command, booked, calendars)) {
                    case Decision.Rejected(var reason) -> {
                        return new Rejected(new Rejection.OccurrenceRefused(booked.booking().slot().start(), reason));
                    }
                    case Decision.Accepted(var events) -> events.forEach(event -> cancelled.add(new OfAppointment(id, event)));
                }
            }
        }
        return new Accepted(event(cancel, from, cancelled), cancelled);
    }

    private static Optional<SeriesEvent> event(
            SeriesCommand.Cancel cancel, Optional<Instant> from, List<OfAppointment> cancelled) {
        List<String> ids = cancelled.stream().map(OfAppointment::appointmentId).toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(new SeriesEvent.Cancelled(from, ids, cancel.reason()));
    }

    private static boolean isMeant(Booking booking, Optional<Instant> from, Instant now) {
        boolean follows = booking.occurrence()
                .filter(occurrence -> from.filter(occurrence.start()::isBefore).isEmpty())
                .isPresent();
        return follows && booking.slot().start().isAfter(now);
    }

    private static Optional<Instant> seriesStart(Appointment appointment) {
        return appointment instanceof Appointment.Known known
                ? known.booking().occurrence().map(Appointment.Occurrence::start)
                : Optional.empty();
    }
}
