package io.daybook.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The nearest times that could be had in place of one that cannot. Immutable.
 *
 * @param before the nearest that starts earlier, if there is one within 62 days
 * @param after  the nearest that starts later, if there is one within 62 days
 */
public record Alternatives(Optional<TimeSlot> before, Optional<TimeSlot> after) {

    /** None. */
    public static final Alternatives NONE = new Alternatives(Optional.empty(), Optional.empty());

    /** Far away is only looked at when there is nothing near, as a refusal is answered while others wait. */
    private static final List<Duration> DISTANCES = List.of(Duration.ofDays(1), Duration.ofDays(8), Duration.ofDays(62));

    /** The nearest times at which a wish could be granted on all of the calendars. */
    public static Alternatives to(SlotWish wish, List<OpenCalendar> calendars) {
        return new Alternatives(before(wish, calendars), after(wish, calendars));
    }

    private static Optional<TimeSlot> before(SlotWish wish, List<OpenCalendar> calendars) {
        long wanted = wish.slot().start().getEpochSecond();
        long nearer = wanted;
        for (Duration distance : DISTANCES) {
            long farther = Math.max(wanted - distance.toSeconds(), SlotResolution.EARLIEST.getEpochSecond());
            OptionalLong start = BookableStarts.of(wish, calendars, Spans.of(farther, nearer)).last();
            if (start.isPresent()) {
                return slotAt(start.getAsLong(), wish);
            }
            nearer = farther;
        }
        return Optional.empty();
    }

    private static Optional<TimeSlot> after(SlotWish wish, List<OpenCalendar> calendars) {
        long wanted = wish.slot().start().getEpochSecond();
        long latest = SlotResolution.LATEST.minus(wish.slot().length()).getEpochSecond();
        long nearer = wanted + 1;
        for (Duration distance : DISTANCES) {
            long farther = Math.min(wanted + distance.toSeconds(), latest) + 1;
            OptionalLong start = BookableStarts.of(wish, calendars, Spans.of(nearer, farther)).first();
            if (start.isPresent()) {
                return slotAt(start.getAsLong(), wish);
            }
            nearer = farther;
        }
        return Optional.empty();
    }

    private static Optional<TimeSlot> slotAt(long start, SlotWish wish) {
        return Optional.of(Spans.of(start, start + wish.slot().length().toSeconds()).toSlots().getFirst());
    }
}
