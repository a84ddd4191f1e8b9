package io.daybook.scheduling;

import static io.daybook.scheduling.Decision.accepted;
import static io.daybook.scheduling.Decision.rejected;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Held;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** Booking a time that is held: no rule about the time is asked again, as the hold obeyed them all when it was made. */
final class BookingHeld {

    private BookingHeld() {}

    static Decision<AppointmentEvent> decide(AppointmentCommand.BookHeld book, Held held, Calendars calendars) {
        if (!book.now().isBefore(held.expires())) {
            return rejected(new Rejection.HoldExpired(Optional.of(held.expires())));
        }
        return mismatch(book, held)
                .<Rejection>map(Rejection.HoldMismatch::new)
                .or(() -> refusalOfUid(book, held, calendars))
                .<Decision<AppointmentEvent>>map(Decision::rejected)
                .orElseGet(() -> onOpenCalendars(book, held, calendars));
    }

    private static Decision<AppointmentEvent> onOpenCalendars(
            AppointmentCommand.BookHeld book, Held held, Calendars calendars) {
        return switch (BookableCalendars.of(held.booking().calendarIds(), calendars)) {
            case BookableCalendars.Refused(var reason) -> rejected(reason);
            case BookableCalendars.Open open ->
                accepted(new AppointmentEvent.Booked(booked(book, held.booking()), open.requireConfirmation(), ""));
        };
    }

    private static Booking booked(AppointmentCommand.BookHeld book, Booking held) {
        return new Booking(
                held.claims(),
                held.slot(),
                book.zone().orElse(held.zone()),
                book.details(),
                book.externalUid(),
                held.occurrence());
    }

    private static Optional<Rejection> refusalOfUid(
            AppointmentCommand.BookHeld book, Held held, Calendars calendars) {
        return calendars.plan(held.booking().calendarId())
                .bookings()
                .holderOf(book.externalUid())
                .map(Rejection.ExternalUidTaken::new);
    }

    /** The first field of the request that is not as it was held. */
    private static Optional<String> mismatch(AppointmentCommand.BookHeld book, Held held) {
        Booking booking = held.booking();
        boolean otherCalendars = book.calendarIds().size() == 1
                ? !book.calendarIds().getFirst().equals(booking.calendarId())
                : !book.calendarIds().equals(booking.calendarIds());
        ZoneId zone = book.zone().orElse(booking.zone());
        return Stream.of(
                        field("actor", !book.holder().equals(held.holder())),
                        field("calendar_id", otherCalendars),
                        field("start_time", book.start().stream().anyMatch(start -> !start.isAt(booking.slot().start(), zone))),
                        field("end_time", book.end().stream().anyMatch(end -> !end.isEndOf(booking.slot()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> field(String name, boolean differs) {
        return differs ? Optional.of(name) : Optional.empty();
    }
}
