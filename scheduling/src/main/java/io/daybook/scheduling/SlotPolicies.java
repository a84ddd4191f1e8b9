package io.daybook.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules a wanted slot must pass, in the order in which a caller is told of them. The same on the command side, which
 * decides by them, and on the query side, which explains by them. Stateless.
 */
public final class SlotPolicies {

    /** Those that a booking obeys also when its calendar's rules change later. */
    private static final List<Policy> LASTING = List.of(
            SlotPolicies::lengthOffered, SlotPolicies::openAllTheTime, SlotPolicies::startOffered, SlotPolicies::seatFree);

    private static final List<Policy> ALL = List.of(
            SlotPolicies::notInThePast,
            SlotPolicies::lengthOffered,
            SlotPolicies::openAllTheTime,
            SlotPolicies::startOffered,
            SlotPolicies::enoughNotice,
            SlotPolicies::withinHorizon,
            SlotPolicies::seatFree);

    private SlotPolicies() {}

    @FunctionalInterface
    private interface Policy {
        Optional<Rejection> refusalOf(SlotWish wish, OpenCalendar calendar);
    }

    /** The rules a wish breaks on one calendar or more, calendar by calendar. */
    public static Stream<Rejection> refusalsOf(SlotWish wish, List<OpenCalendar> calendars) {
        return calendars.stream()
                .map(calendar -> calendar.under(wish.waiver()))
                .flatMap(calendar -> refusals(ALL, wish, calendar));
    }

    /** What a caller is told if the wish cannot be granted: the first rule it breaks, and times that break none. */
    static Optional<Rejection> refusalOf(SlotWish wish, List<OpenCalendar> calendars) {
        return refusalsOf(wish, calendars).findFirst().map(refusal -> withAlternatives(refusal, wish, calendars));
    }

    /** The refusal of a wish with times that could be had instead, if it is one that is told with such times. */
    static Rejection withAlternatives(Rejection refusal, SlotWish wish, List<OpenCalendar> calendars) {
        return switch (refusal) {
            case Rejection.SlotTaken taken -> taken.with(Alternatives.to(wish, calendars));
            case Rejection.OutsideAvailability outside -> outside.with(Alternatives.to(wish, calendars));
            default -> refusal;
        };
    }

    /** The first rule that an existing booking breaks on a calendar whose rules have changed. */
    static Optional<Rejection> misfitOf(SlotWish booked, OpenCalendar calendar) {
        return refusals(LASTING, booked, calendar).findFirst();
    }

    private static Stream<Rejection> refusals(List<Policy> policies, SlotWish wish, OpenCalendar calendar) {
        // Not by flatMap: a stream for each policy took a tenth of the time in which the log is locked.
        return policies.stream().mapMulti((policy, refusals) -> policy.refusalOf(wish, calendar).ifPresent(refusals));
    }

    private static Optional<Rejection> notInThePast(SlotWish wish, OpenCalendar calendar) {
        return refusal(
                !wish.waiver().allowPast() && startsInPast(wish),
                new Rejection.StartInPast(wish.slot().start(), wish.now()));
    }

    private static Optional<Rejection> lengthOffered(SlotWish wish, OpenCalendar calendar) {
        CalendarRules rules = calendar.rules();
        Duration length = wish.slot().length();
        boolean tooShort = length.compareTo(rules.minLength()) < 0;
        boolean tooLong = rules.maxLength().isPositive() && length.compareTo(rules.maxLength()) > 0;
        return refusal(
                tooShort || tooLong,
                new Rejection.LengthNotOffered(calendar.calendarId(), length, rules.minLength(), rules.maxLength()));
    }

    private static Optional<Rejection> openAllTheTime(SlotWish wish, OpenCalendar calendar) {
        Spans wanted = Spans.of(wish.slot());
        boolean open = calendar.rules().hours().openSpans(wanted, calendar.zone()).covers(wish.slot());
        return refusal(!open, new Rejection.OutsideAvailability(calendar.calendarId(), wish.slot(), Alternatives.NONE));
    }

    private static Optional<Rejection> startOffered(SlotWish wish, OpenCalendar calendar) {
        Duration granularity = calendar.rules().granularity();
        boolean offered = granularity.isZero()
                || new WallClock(calendar.zone()).secondOfDay(wish.slot().start().getEpochSecond())
                                % granularity.toSeconds()
                        == 0;
        return refusal(!offered, new Rejection.StartNotOffered(calendar.calendarId(), granularity));
    }

    private static Optional<Rejection> enoughNotice(SlotWish wish, OpenCalendar calendar) {
        Duration notice = calendar.rules().minNotice();
        Instant start = wish.slot().start();
        boolean tooLate = !startsInPast(wish) && start.isBefore(wish.now().plus(notice));
        return refusal(tooLate, new Rejection.NoticeTooShort(calendar.calendarId(), notice, start, wish.now()));
    }

    private static Optional<Rejection> withinHorizon(SlotWish wish, OpenCalendar calendar) {
        Duration horizon = calendar.rules().maxHorizon();
        Instant start = wish.slot().start();
        boolean beyond = horizon.isPositive() && start.isAfter(wish.now().plus(horizon));
        return refusal(beyond, new Rejection.BeyondHorizon(calendar.calendarId(), horizon, start, wish.now()));
    }

    private static Optional<Rejection> seatFree(SlotWish wish, OpenCalendar calendar) {
        CalendarRules rules = calendar.rules();
        Spans blocked = Spans.of(rules.blockedBy(wish.slot()));
        Optional<TimeSlot> own = wish.ownBlocked(calendar.calendarId());
        Spans full = calendar.seatsTaken().full(blocked, rules.seats(), own);
        if (full.isEmpty()) {
            return Optional.empty();
        }
        TimeSlot busy = calendar.seatsTaken().fullAround(full.from(0), rules.seats(), own);
        return Optional.of(new Rejection.SlotTaken(calendar.calendarId(), busy, Alternatives.NONE));
    }

    /** Only accepted when the past is allowed: it is then history, of which no notice can be asked. */
    private static boolean startsInPast(SlotWish wish) {
        return wish.slot().start().isBefore(wish.now());
    }

    private static Optional<Rejection> refusal(boolean refused, Rejection reason) {
        return refused ? Optional.of(reason) : Optional.empty();
    }
}
