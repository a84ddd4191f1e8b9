package io.daybook.scheduling;

import static io.daybook.scheduling.Decision.accepted;
import static io.daybook.scheduling.Decision.rejected;
import static io.daybook.scheduling.Decision.unchanged;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.SlotResolution.Resolved;
import io.daybook.scheduling.SlotResolution.Unusable;
import java.time.ZoneId;
import java.util.Optional;

/** The rules for appointments. Pure: no clock, no I/O; all methods are safe for use by many threads. */
public final class AppointmentDecider {

    private AppointmentDecider() {}

    /** The state before the first event. */
    public static Appointment initial() {
        return new Appointment.Unknown();
    }

    /**
     * What happens when {@code command} meets {@code appointment}.
     *
     * @param command     what is asked
     * @param appointment the state of the appointment it is asked of
     * @param plan        the calendar concerned and what is booked on it: the one the command names, else the one the
     *                    appointment is on
     */
    public static Decision<AppointmentEvent> decide(
            AppointmentCommand command, Appointment appointment, CalendarPlan plan) {
        return switch (command) {
            case AppointmentCommand.Book book -> switch (appointment) {
                case Appointment.Unknown() -> book(book, plan);
                case Appointment.Confirmed _, Appointment.Cancelled _ -> rejected(new Rejection.AppointmentExists());
            };
            case AppointmentCommand.Reschedule reschedule -> switch (appointment) {
                case Appointment.Unknown() -> rejected(new Rejection.AppointmentUnknown());
                case Appointment.Confirmed(var booking) -> reschedule(reschedule, booking, plan);
                case Appointment.Cancelled _ -> rejected(new Rejection.AppointmentCancelled());
            };
            case AppointmentCommand.UpdateDetails update -> switch (appointment) {
                case Appointment.Unknown() -> rejected(new Rejection.AppointmentUnknown());
                case Appointment.Confirmed(var booking) -> update(update, booking.details());
                case Appointment.Cancelled _ -> rejected(new Rejection.AppointmentCancelled());
            };
            case AppointmentCommand.Cancel(var reason) -> switch (appointment) {
                case Appointment.Unknown() -> rejected(new Rejection.AppointmentUnknown());
                case Appointment.Confirmed _ -> accepted(new AppointmentEvent.Cancelled(reason));
                case Appointment.Cancelled _ -> unchanged();
            };
        };
    }

    /** The state after {@code event}. An event that does not fit the state leaves it as it is. */
    public static Appointment evolve(Appointment appointment, AppointmentEvent event) {
        return switch (event) {
            case AppointmentEvent.Booked(var booking) -> new Appointment.Confirmed(booking);
            case AppointmentEvent.Rescheduled(var slot, var zone) -> switch (appointment) {
                case Appointment.Confirmed(var booking) -> new Appointment.Confirmed(booking.movedTo(slot, zone));
                case Appointment.Unknown _, Appointment.Cancelled _ -> appointment;
            };
            case AppointmentEvent.DetailsUpdated(var details) -> switch (appointment) {
                case Appointment.Confirmed(var booking) -> new Appointment.Confirmed(booking.describedBy(details));
                case Appointment.Unknown _, Appointment.Cancelled _ -> appointment;
            };
            case AppointmentEvent.Cancelled(var reason) -> switch (appointment) {
                case Appointment.Confirmed(var booking) -> new Appointment.Cancelled(booking, reason);
                case Appointment.Unknown _, Appointment.Cancelled _ -> appointment;
            };
        };
    }

    private static Decision<AppointmentEvent> book(AppointmentCommand.Book book, CalendarPlan plan) {
        return switch (plan.calendar()) {
            case Calendar.Unknown() -> rejected(new Rejection.CalendarUnknown(book.calendarId()));
            case Calendar.Closed _ -> rejected(new Rejection.CalendarClosed(book.calendarId()));
            case Calendar.Open(var profile) -> bookOn(profile, book, plan.bookings());
        };
    }

    private static Decision<AppointmentEvent> bookOn(
            Calendar.Profile profile, AppointmentCommand.Book book, Bookings bookings) {
        ZoneId zone = book.zone().orElse(profile.zone());
        return switch (SlotResolution.of(book.start(), book.end(), zone)) {
            case Unusable(var reason) -> rejected(reason);
            case Resolved(var slot) -> {
                var wish = new SlotWish(slot, Optional.empty(), book.allowPast(), book.now());
                // The UID first: what is imported again would otherwise be told that its own time is taken.
                yield uidRefusal(book, bookings)
                        .or(() -> SlotPolicies.refusalOf(wish, bookings))
                        .<Decision<AppointmentEvent>>map(Decision::rejected)
                        .orElseGet(() -> accepted(new AppointmentEvent.Booked(
                                new Booking(book.calendarId(), slot, zone, book.details(), book.externalUid()))));
            }
        };
    }

    private static Optional<Rejection> uidRefusal(AppointmentCommand.Book book, Bookings bookings) {
        return bookings.holderOf(book.externalUid()).map(Rejection.ExternalUidTaken::new);
    }

    private static Decision<AppointmentEvent> reschedule(
            AppointmentCommand.Reschedule reschedule, Booking booking, CalendarPlan plan) {
        if (plan.calendar() instanceof Calendar.Closed) {
            return rejected(new Rejection.CalendarClosed(booking.calendarId()));
        }
        ZoneId zone = reschedule.zone().orElse(booking.zone());
        End end = reschedule.end().orElseGet(() -> new End.After(booking.slot().length()));
        return switch (SlotResolution.of(reschedule.start(), end, zone)) {
            case Unusable(var reason) -> rejected(reason);
            case Resolved(var slot) when slot.equals(booking.slot()) && zone.equals(booking.zone()) -> unchanged();
            case Resolved(var slot) -> {
                var wish = new SlotWish(slot, Optional.of(booking.slot()), reschedule.allowPast(), reschedule.now());
                yield SlotPolicies.refusalOf(wish, plan.bookings())
                        .<Decision<AppointmentEvent>>map(Decision::rejected)
                        .orElseGet(() -> accepted(new AppointmentEvent.Rescheduled(slot, zone)));
            }
        };
    }

    private static Decision<AppointmentEvent> update(AppointmentCommand.UpdateDetails update, Details details) {
        var updated = new Details(
                update.title().orElse(details.title()),
                update.description().orElse(details.description()),
                update.attendees().orElse(details.attendees()));
        return updated.equals(details) ? unchanged() : accepted(new AppointmentEvent.DetailsUpdated(updated));
    }
}
