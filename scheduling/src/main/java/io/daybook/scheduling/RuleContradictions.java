package io.daybook.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Finds what makes the rules of a calendar impossible together. What is wrong with one value alone is not looked for. */
final class RuleContradictions {

    private RuleContradictions() {}

    /** The first contradiction, as a field of the request and a clause that follows its name. */
    static Optional<Rejection> in(CalendarRules rules) {
        return Stream.of(
                        weeklyHoursOverlap(rules.hours()),
                        exceptionsOverlap(rules.hours()),
                        field(
                                "rules.max_length",
                                rules.maxLength().isPositive()
                                        && rules.maxLength().compareTo(rules.minLength()) < 0,
                                "must not be below min_length, %s".formatted(rules.minLength())),
                        field(
                                "rules.max_horizon",
                                rules.maxHorizon().isPositive()
                                        && rules.maxHorizon().compareTo(rules.minNotice()) <= 0,
                                "must be longer than min_notice, %s: nothing could ever be booked"
                                        .formatted(rules.minNotice())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Rejection> weeklyHoursOverlap(OpeningHours hours) {
        return overlapping(
                "rules.weekly_hours",
                hours.weekly(),
                (one, other) -> one.day() == other.day() && one.period().overlaps(other.period()));
    }

    private static Optional<Rejection> exceptionsOverlap(OpeningHours hours) {
        return overlapping("rules.hours_exceptions", hours.exceptions(), OpeningHours.DateException::overlaps);
    }

    private static <T> Optional<Rejection> overlapping(String field, List<T> entries, BiPredicate<T, T> overlap) {
        for (int later = 1; later < entries.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (overlap.test(entries.get(earlier), entries.get(later))) {
                    return invalid("%s[%d]".formatted(field, later), "overlaps %s[%d]".formatted(field, earlier));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> field(String field, boolean contradicts, String problem) {
        return contradicts ? invalid(field, problem) : Optional.empty();
    }

    private static Optional<Rejection> invalid(String field, String problem) {
        return Optional.of(new Rejection.InvalidField(field, problem));
    }
}
