package io.daybook.scheduling;

import static io.daybook.scheduling.Decision.accepted;
import static io.daybook.scheduling.Decision.rejected;
import static io.daybook.scheduling.Decision.unchanged;

import io.daybook.scheduling.Appointment.Booked;
import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Confirmed;
import io.daybook.scheduling.Appointment.Ended;
import io.daybook.scheduling.Appointment.Ending;
import io.daybook.scheduling.Appointment.Held;
import io.daybook.scheduling.Appointment.Known;
import io.daybook.scheduling.Appointment.Pending;
import io.daybook.scheduling.Appointment.Unknown;
import java.time.Instant;
import java.util.Optional;

/** The rules for appointments. Pure: no clock, no I/O; all methods are safe for use by many threads. */
public final class AppointmentDecider {

    private AppointmentDecider() {}

    /** The state before the first event. */
    public static Appointment initial() {
        return new Unknown();
    }

    /**
     * What happens when {@code command} meets {@code appointment}.
     *
     * @param command     what is asked
     * @param appointment the state of the appointment it is asked of
     * @param calendars   the calendars that the command names, and those that the appointment is on
     */
    public static Decision<AppointmentEvent> decide(
            AppointmentCommand command, Appointment appointment, Calendars calendars) {
        return switch (appointment) {
            case Unknown() -> switch (command) {
                case AppointmentCommand.Book book -> Placement.book(book, calendars);
                case AppointmentCommand.Hold hold -> Placement.hold(hold, calendars);
                case AppointmentCommand.BookHeld _,
                        AppointmentCommand.ReleaseHold _,
                        AppointmentCommand.ExpireHold _,
                        AppointmentCommand.Confirm _,
                        AppointmentCommand.Decline _,
                        AppointmentCommand.Reschedule _,
                        AppointmentCommand.UpdateDetails _,
                        AppointmentCommand.Cancel _,
                        AppointmentCommand.Complete _,
                        AppointmentCommand.MarkNoShow _ -> rejected(new Rejection.AppointmentUnknown());
            };
            case Known known -> ofKnown(command, known, calendars);
        };
    }

    private static Decision<AppointmentEvent> ofKnown(
            AppointmentCommand command, Known appointment, Calendars calendars) {
        return switch (command) {
            case AppointmentCommand.Placing _ -> rejected(new Rejection.AppointmentExists());
            case AppointmentCommand.BookHeld book -> switch (appointment) {
                case Held held -> BookingHeld.decide(book, held, calendars);
                case Ended ended when ended.ending() == Ending.EXPIRED ->
                    rejected(new Rejection.HoldExpired(Optional.empty()));
                case Booked _, Ended _ -> illegal(appointment);
            };
            case AppointmentCommand.ReleaseHold() -> switch (appointment) {
                case Held _ -> accepted(new AppointmentEvent.HoldReleased());
                case Ended(_, var ending, _) when ending == Ending.CANCELLED || ending == Ending.EXPIRED -> unchanged();
                case Booked _, Ended _ -> illegal(appointment);
            };
            case AppointmentCommand.ExpireHold(var now) -> switch (appointment) {
                case Held(_, var expires, _) when !now.isBefore(expires) -> accepted(new AppointmentEvent.HoldExpired());
                case Held _, Booked _, Ended _ -> unchanged();
            };
            case AppointmentCommand.Confirm() -> switch (appointment) {
                case Pending _ -> accepted(new AppointmentEvent.Confirmed());
                case Confirmed _ -> unchanged();
                case Held _, Ended _ -> illegal(appointment);
            };
            case AppointmentCommand.Decline(var reason) -> switch (appointment) {
                case Pending _ -> accepted(new AppointmentEvent.Declined(reason));
                case Ended ended when ended.ending() == Ending.DECLINED -> unchanged();
                case Held _, Confirmed _, Ended _ -> illegal(appointment);
            };
            case AppointmentCommand.Reschedule reschedule -> appointment instanceof Booked booked
                    ? Placement.reschedule(reschedule, booked.booking(), calendars)
                    : illegal(appointment);
            case AppointmentCommand.UpdateDetails update -> appointment instanceof Booked booked
                    ? update(update, booked.booking().details())
                    : illegal(appointment);
            case AppointmentCommand.Cancel cancel -> switch (appointment) {
                case Booked booked -> cancel(cancel, booked.booking(), calendars);
                case Ended ended when ended.ending() == Ending.CANCELLED -> unchanged();
                case Held _, Ended _ -> illegal(appointment);
            };
            case AppointmentCommand.Complete(var now) ->
                close(appointment, Ending.COMPLETED, new AppointmentEvent.Completed(), now);
            case AppointmentCommand.MarkNoShow(var now) ->
                close(appointment, Ending.NO_SHOW, new AppointmentEvent.MarkedNoShow(), now);
        };
    }

    /** The state after {@code event}. An event that does not fit the state leaves it as it is. */
    public static Appointment evolve(Appointment appointment, AppointmentEvent event) {
        return switch (event) {
            case AppointmentEvent.Held(var booking, var expires, var holder, _) ->
                appointment instanceof Unknown ? new Held(booking, expires, holder) : appointment;
            case AppointmentEvent.Booked(var booking, var pending, _) -> switch (appointment) {
                case Unknown _, Held _ -> pending ? new Pending(booking) : new Confirmed(booking);
                case Booked _, Ended _ -> appointment;
            };
            case AppointmentEvent.HoldReleased() -> ended(appointment, Ending.CANCELLED, "");
            case AppointmentEvent.HoldExpired() -> ended(appointment, Ending.EXPIRED, "");
            case AppointmentEvent.Confirmed() ->
                appointment instanceof Pending(var booking) ? new Confirmed(booking) : appointment;
            case AppointmentEvent.Declined(var reason) -> ended(appointment, Ending.DECLINED, reason);
            case AppointmentEvent.Rescheduled(var claims, var slot, var zone, _) -> appointment instanceof Booked booked
                    ? booked.with(booked.booking().movedTo(claims, slot, zone))
                    : appointment;
            case AppointmentEvent.DetailsUpdated(var details) -> appointment instanceof Booked booked
                    ? booked.with(booked.booking().describedBy(details))
                    : appointment;
            case AppointmentEvent.Cancelled(var reason, _) -> ended(appointment, Ending.CANCELLED, reason);
            case AppointmentEvent.Completed() -> ended(appointment, Ending.COMPLETED, "");
            case AppointmentEvent.MarkedNoShow() -> ended(appointment, Ending.NO_SHOW, "");
        };
    }

    private static Appointment ended(Appointment appointment, Ending ending, String reason) {
        return switch (appointment) {
            case Held(var booking, _, _) -> new Ended(booking, ending, reason);
            case Booked booked -> new Ended(booked.booking(), ending, reason);
            case Unknown _, Ended _ -> appointment;
        };
    }

    private static Decision<AppointmentEvent> update(AppointmentCommand.UpdateDetails update, Details details) {
        var updated = new Details(
                update.title().orElse(details.title()),
                update.description().orElse(details.description()),
                update.attendees().orElse(details.attendees()));
        return updated.equals(details) ? unchanged() : accepted(new AppointmentEvent.DetailsUpdated(updated));
    }

    private static Decision<AppointmentEvent> cancel(
            AppointmentCommand.Cancel cancel, Booking booking, Calendars calendars) {
        return ChangeNotice.refusalOf(booking, cancel.waiver(), cancel.now(), calendars)
                .<Decision<AppointmentEvent>>map(Decision::rejected)
                .orElseGet(() -> accepted(new AppointmentEvent.Cancelled(
                        cancel.reason(), cancel.waiver().overrideReason())));
    }

    private static Decision<AppointmentEvent> close(
            Known appointment, Ending ending, AppointmentEvent event, Instant now) {
        return switch (appointment) {
            case Confirmed(var booking) when now.isBefore(booking.slot().start()) ->
                rejected(new Rejection.NotStarted(booking.slot().start(), now));
            case Confirmed _ -> accepted(event);
            case Ended ended when ended.ending() == ending -> unchanged();
            case Held _, Pending _, Ended _ -> illegal(appointment);
        };
    }

    private static Decision<AppointmentEvent> illegal(Known appointment) {
        return rejected(new Rejection.IllegalState(appointment));
    }
}
