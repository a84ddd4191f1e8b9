package io.daybook.scheduling;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When the parts of a series start. Immutable. */
public sealed interface Occurrences {

    /** The most occurrences a series can have. */
    int MAX = 1_000;

    /**
     * There are some.
     *
     * @param starts in order, 1 to {@value #MAX}
     */
    record Found(List<Occurrence> starts) implements Occurrences {}

    /**
     * There are none, or too many.
     *
     * @param reason which field of the request is to blame
     */
    record Unusable(Rejection reason) implements Occurrences {}

    /**
     * Finds them. The first start is the first one, also if the rule would not make it one. Dates that a month does not have
     * and local times that a clock change skips are left out and not counted; of a local time that occurs twice the earlier
     * is taken. Excepted starts are left out and counted.
     *
     * @param first    the first start, a local time
     * @param zone     in whose local time it recurs
     * @param rule     how it recurs
     * @param excepted what is left out
     */
    static Occurrences of(LocalDateTime first, ZoneId zone, RecurrenceRule rule, ExceptedStarts excepted) {
        return Occurrence.at(first, zone)
                .map(occurrence -> startingWith(occurrence, zone, rule, excepted))
                .orElseGet(() -> unusable(
                        "local_start_time", "does not exist in %s: a clock change skips it".formatted(zone)));
    }

    private static Occurrences startingWith(
            Occurrence first, ZoneId zone, RecurrenceRule rule, ExceptedStarts excepted) {
        if (!isWithinBounds(first)) {
            return unusable("local_start_time", SlotResolution.OUT_OF_BOUNDS);
        }
        if (!rule.end().admits(first)) {
            return unusable("recurrence_rule", "has an UNTIL before the first start");
        }
        List<Occurrence> counted = counted(first, zone, rule);
        return problemWith(counted, rule.end()).orElseGet(() -> without(excepted, counted));
    }

    /** Those that count, one more than there may be at most: that tells of too many. */
    private static List<Occurrence> counted(Occurrence first, ZoneId zone, RecurrenceRule rule) {
        int most = rule.end() instanceof RecurrenceEnd.Count(var occurrences) ? occurrences : MAX + 1;
        LocalDateTime start = first.localStart();
        Stream<Occurrence> later = rule.daysAfter(start.toLocalDate())
                .map(day -> day.atTime(start.toLocalTime()))
                .flatMap(local -> Occurrence.at(local, zone).stream())
                .takeWhile(occurrence -> isWithinBounds(occurrence) && rule.end().admits(occurrence));
        return Stream.concat(Stream.of(first), later).limit(most).toList();
    }

    private static Optional<Occurrences> problemWith(List<Occurrence> counted, RecurrenceEnd end) {
        if (counted.size() > MAX) {
            return Optional.of(unusable("recurrence_rule", "makes more than %d occurrences".formatted(MAX)));
        }
        if (end instanceof RecurrenceEnd.Count(var asked) && counted.size() < asked) {
            return Optional.of(unusable(
                    "recurrence_rule",
                    "makes %d of its %d occurrences only: there is no other before 2200-01-01"
                            .formatted(counted.size(), asked)));
        }
        return Optional.empty();
    }

    private static Occurrences without(ExceptedStarts excepted, List<Occurrence> counted) {
        List<Occurrence> starts =
                counted.stream().filter(start -> !excepted.include(start)).toList();
        return starts.isEmpty() ? unusable("except_local_start_times", "leave no occurrence") : new Found(starts);
    }

    private static boolean isWithinBounds(Occurrence occurrence) {
        return !occurrence.start().isBefore(SlotResolution.EARLIEST)
                && !occurrence.start().isAfter(SlotResolution.LATEST);
    }

    private static Unusable unusable(String field, String problem) {
        return new Unusable(new Rejection.InvalidField(field, problem));
    }
}
