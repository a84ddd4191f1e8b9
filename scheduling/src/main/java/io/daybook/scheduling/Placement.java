package io.daybook.scheduling;

import static io.daybook.scheduling.Decision.accepted;
import static io.daybook.scheduling.Decision.rejected;
import static io.daybook.scheduling.Decision.unchanged;

import io.daybook.scheduling.Appointment.Booking;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives appointments their time: booking, holding and rescheduling, by the same rules. */
final class Placement {

    private static final Details NO_DETAILS = new Details("", "", List.of());

    private Placement() {}

    /**
     * A slot on calendars that are open to bookings.
     *
     * @param on   the calendars
     * @param slot the slot
     * @param zone the zone it is shown in
     */
    private record Place(BookableCalendars.Open on, TimeSlot slot, ZoneId zone) {}

    static Decision<AppointmentEvent> book(AppointmentCommand.Book book, Calendars calendars) {
        return place(book.calendarIds(), book.start(), book.end(), book.zone(), calendars, place -> {
            var wish = SlotWish.of(place.slot(), book.waiver(), book.now());
            // The UID first: what is imported again would otherwise be told that its own time is taken.
            return unless(
                    refusalOfUid(book.externalUid(), place, calendars)
                            .or(() -> SlotPolicies.refusalOf(wish, place.on().calendars())),
                    () -> booked(book, place));
        });
    }

    static Decision<AppointmentEvent> hold(AppointmentCommand.Hold hold, Calendars calendars) {
        return place(hold.calendarIds(), hold.start(), hold.end(), hold.zone(), calendars, place -> {
            var wish = SlotWish.of(place.slot(), hold.waiver(), hold.now());
            return unless(SlotPolicies.refusalOf(wish, place.on().calendars()), () -> held(hold, place));
        });
    }

    static Decision<AppointmentEvent> reschedule(
            AppointmentCommand.Reschedule reschedule, Booking booking, Calendars calendars) {
        List<String> calendarIds =
                reschedule.calendarIds().isEmpty() ? booking.calendarIds() : reschedule.calendarIds();
        End end = reschedule.end().orElseGet(() -> new End.After(booking.slot().length()));
        var zone = reschedule.zone().or(() -> Optional.of(booking.zone()));
        return place(calendarIds, reschedule.start(), end, zone, calendars, place -> isThere(booking, place)
                ? unchanged()
                : unless(
                        refusalOfMove(reschedule, booking, place, calendars),
                        () -> new AppointmentEvent.Rescheduled(
                                place.on().claimsOn(place.slot()),
                                place.slot(),
                                place.zone(),
                                reschedule.waiver().overrideReason())));
    }

    /** Decides about a place, if there is one. Without a zone it is in that of the main calendar. */
    private static Decision<AppointmentEvent> place(
            List<String> calendarIds,
            Start start,
            End end,
            Optional<ZoneId> zone,
            Calendars calendars,
            Function<Place, Decision<AppointmentEvent>> decision) {
        return switch (BookableCalendars.of(calendarIds, calendars)) {
            case BookableCalendars.Refused(var reason) -> rejected(reason);
            case BookableCalendars.Open open -> {
                ZoneId placeZone = zone.orElse(open.main().zone());
                yield switch (SlotResolution.of(start, end, placeZone)) {
                    case SlotResolution.Unusable(var reason) -> rejected(reason);
                    case SlotResolution.Resolved(var slot) -> decision.apply(new Place(open, slot, placeZone));
                };
            }
        };
    }

    private static Decision<AppointmentEvent> unless(Optional<Rejection> refusal, Supplier<AppointmentEvent> event) {
        return refusal.<Decision<AppointmentEvent>>map(Decision::rejected).orElseGet(() -> accepted(event.get()));
    }

    private static boolean isThere(Booking booking, Place place) {
        return place.slot().equals(booking.slot())
                && place.zone().equals(booking.zone())
                && place.on().calendarIds().equals(booking.calendarIds());
    }

    private static AppointmentEvent booked(AppointmentCommand.Book book, Place place) {
        var booking = new Booking(
                place.on().claimsOn(place.slot()),
                place.slot(),
                place.zone(),
                book.details(),
                book.externalUid(),
                book.occurrence());
        return new AppointmentEvent.Booked(
                booking, place.on().requireConfirmation(), book.waiver().overrideReason());
    }

    private static AppointmentEvent held(AppointmentCommand.Hold hold, Place place) {
        var booking = new Booking(
                place.on().claimsOn(place.slot()), place.slot(), place.zone(), NO_DETAILS, "", Optional.empty());
        // No finer than PostgreSQL stores it, so that all who read it agree on when it is due.
        Instant expires = hold.now().plus(hold.duration()).truncatedTo(ChronoUnit.MICROS);
        return new AppointmentEvent.Held(booking, expires, hold.holder(), hold.waiver().overrideReason());
    }

    private static Optional<Rejection> refusalOfMove(
            AppointmentCommand.Reschedule reschedule, Booking booking, Place place, Calendars calendars) {
        boolean sameCalendar = place.on().main().calendarId().equals(booking.calendarId());
        var wish = SlotWish.toMove(booking, place.slot(), reschedule.waiver(), reschedule.now());
        return ChangeNotice.refusalOf(booking, reschedule.waiver(), reschedule.now(), calendars)
                .or(() -> sameCalendar
                        ? Optional.empty()
                        : refusalOfUid(booking.externalUid(), place, calendars))
                .or(() -> SlotPolicies.refusalOf(wish, place.on().calendars()));
    }

    private static Optional<Rejection> refusalOfUid(String externalUid, Place place, Calendars calendars) {
        return calendars.plan(place.on().main().calendarId())
                .bookings()
                .holderOf(externalUid)
                .map(Rejection.ExternalUidTaken::new);
    }
}
