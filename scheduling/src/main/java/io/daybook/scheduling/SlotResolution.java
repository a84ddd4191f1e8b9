package io.daybook.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** Turns a start and an end, as they were asked, into a slot. */
sealed interface SlotResolution {

    /** Bounds of every instant: wide enough for any history or plan, narrow enough that arithmetic cannot overflow. */
    Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** See {@link #EARLIEST}. */
    Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** What is wrong with a time before or after those. */
    String OUT_OF_BOUNDS = "must lie between 1900-01-01 and 2200-01-01";

    record Resolved(TimeSlot slot) implements SlotResolution {}

    record Unusable(Rejection reason) implements SlotResolution {}

    /**
     * Resolves a start and an end. A local start that a clock change skips is unusable; of one that occurs twice the
     * earlier is taken, as RFC 5545 section 3.3.5 has it.
     */
    static SlotResolution of(Start start, End end, ZoneId zone) {
        if (start instanceof Start.Local(var time)) {
            Optional<SlotResolution> skipped = skipped(time, zone);
            if (skipped.isPresent()) {
                return skipped.get();
            }
        }
        String startField = start instanceof Start.Local ? "local_start_time" : "start_time";
        Instant from = switch (start) {
            case Start.At(var instant) -> instant;
            case Start.Local(var time) -> time.atZone(zone).toInstant();
        };
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            return unusable(startField, OUT_OF_BOUNDS);
        }
        return ending(from, end);
    }

    private static Optional<SlotResolution> skipped(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        if (transition == null || !transition.isGap()) {
            return Optional.empty();
        }
        return Optional.of(unusable(
                "local_start_time",
                "does not exist in %s: clocks go from %s to %s"
                        .formatted(zone, transition.getDateTimeBefore(), transition.getDateTimeAfter())));
    }

    /** Whether a slot lies between {@link #EARLIEST} and {@link #LATEST}. */
    static boolean isWithinBounds(TimeSlot slot) {
        return !slot.start().isBefore(EARLIEST) && !slot.end().isAfter(LATEST);
    }

    private static SlotResolution ending(Instant from, End end) {
        String field = end instanceof End.At ? "end_time" : "duration";
        Duration length = switch (end) {
            case End.At(var instant) -> Duration.between(from, instant);
            case End.After(var asked) -> asked;
        };
        if (!length.isPositive()) {
            return unusable(field, "must put the end after the start");
        }
        if (length.compareTo(TimeSlot.LONGEST) > 0) {
            return unusable(field, "makes the appointment longer than 366 days");
        }
        TimeSlot slot = TimeSlot.startingAt(from, length);
        return isWithinBounds(slot) ? new Resolved(slot) : unusable(field, "puts the end out of bounds: it " + OUT_OF_BOUNDS);
    }

    private static Unusable unusable(String field, String problem) {
        return new Unusable(new Rejection.InvalidField(field, problem));
    }
}
