package io.daybook.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules a wanted slot must pass, in the order in which a caller is told of them. */
final class SlotPolicies {

    private static final List<Policy> ALL = List.of(SlotPolicies::notInThePast, SlotPolicies::notTaken);

    private SlotPolicies() {}

    @FunctionalInterface
    private interface Policy {
        Optional<Rejection> refusalOf(SlotWish wish, Bookings bookings);
    }

    /** The first rule the wish breaks, if any. */
    static Optional<Rejection> refusalOf(SlotWish wish, Bookings bookings) {
        return ALL.stream()
                .map(policy -> policy.refusalOf(wish, bookings))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Rejection> notInThePast(SlotWish wish, Bookings bookings) {
        boolean past = !wish.allowPast() && wish.slot().start().isBefore(wish.now());
        return past ? Optional.of(new Rejection.StartInPast(wish.slot().start(), wish.now())) : Optional.empty();
    }

    private static Optional<Rejection> notTaken(SlotWish wish, Bookings bookings) {
        Function<TimeSlot, Rejection> slotTaken = busy -> new Rejection.SlotTaken(
                busy,
                bookings.freeBefore(busy, wish.slot().length(), wish.own())
                        .filter(SlotResolution::isWithinBounds)
                        .filter(free -> wish.allowPast() || !free.start().isBefore(wish.now())),
                bookings.freeAfter(busy, wish.slot().length(), wish.own()).filter(SlotResolution::isWithinBounds));
        return bookings.conflictWith(wish.slot(), wish.own()).map(slotTaken);
    }
}
