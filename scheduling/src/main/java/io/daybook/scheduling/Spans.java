package io.daybook.scheduling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A set of whole seconds, made of spans that neither overlap nor touch, in order. Seconds count from any epoch: that of
 * Unix or the start of a day. Half-open, as slots are. Immutable.
 */
final class Spans {

    static final Spans NONE = new Spans(new long[0]);

    /** Start and end of each span in turn. */
    private final long[] bounds;

    private Spans(long[] bounds) {
        this.bounds = bounds;
    }

    /** From one second until another, exclusive; nothing if that is not later. */
    static Spans of(long from, long until) {
        return from < until ? new Spans(new long[] {from, until}) : NONE;
    }

    static Spans of(TimeSlot slot) {
        return of(slot.start().getEpochSecond(), slot.end().getEpochSecond());
    }

    /** All seconds that are in any of the sets. */
    static Spans union(Collection<Spans> sets) {
        List<long[]> sorted = sets.stream()
                .flatMap(Spans::pairs)
                .sorted(Comparator.comparingLong(pair -> pair[0]))
                .toList();
        var union = new Builder(sorted.size());
        sorted.forEach(pair -> union.add(pair[0], pair[1]));
        return union.build();
    }

    Spans and(Spans other) {
        var common = new Builder(size() + other.size());
        int mine = 0;
        int others = 0;
        while (mine < bounds.length && others < other.bounds.length) {
            common.add(Math.max(bounds[mine], other.bounds[others]), Math.min(bounds[mine + 1], other.bounds[others + 1]));
            if (bounds[mine + 1] < other.bounds[others + 1]) {
                mine += 2;
            } else {
                others += 2;
            }
        }
        return common.build();
    }

    Spans without(Spans other) {
        return isEmpty() ? this : and(other.complement(bounds[0], bounds[bounds.length - 1]));
    }

    /** What is not in this set, between two bounds. */
    Spans complement(long from, long until) {
        var gaps = new Builder(size() + 1);
        long gapStart = from;
        for (int i = 0; i < bounds.length; i += 2) {
            gaps.add(gapStart, Math.min(bounds[i], until));
            gapStart = Math.max(gapStart, bounds[i + 1]);
        }
        gaps.add(gapStart, until);
        return gaps.build();
    }

    /** Every span made shorter at both ends; those too short for that are left out. */
    Spans trimmed(long front, long back) {
        var trimmed = new Builder(size());
        for (int i = 0; i < bounds.length; i += 2) {
            trimmed.add(bounds[i] + front, bounds[i + 1] - back);
        }
        return trimmed.build();
    }

    Spans shifted(long seconds) {
        return new Spans(Arrays.stream(bounds).map(bound -> bound + seconds).toArray());
    }

    /** The span that a second is in; none if it is in none. */
    Spans spanAt(long second) {
        int index = firstEndingAfter(second);
        return index < size() && from(index) <= second ? of(from(index), until(index)) : NONE;
    }

    /** The index of the first span that ends after a second; {@link #size} if none does. */
    int firstEndingAfter(long second) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (until(middle) > second) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether every second of a slot is in it. */
    boolean covers(TimeSlot slot) {
        return of(slot).without(this).isEmpty();
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** How many spans there are. */
    int size() {
        return bounds.length / 2;
    }

    /** First second of a span. */
    long from(int index) {
        return bounds[2 * index];
    }

    /** Where a span ends, exclusive. */
    long until(int index) {
        return bounds[2 * index + 1];
    }

    /** The spans as slots, if the seconds are those of Unix. */
    List<TimeSlot> toSlots() {
        return pairs()
                .map(pair -> new TimeSlot(Instant.ofEpochSecond(pair[0]), Instant.ofEpochSecond(pair[1])))
                .toList();
    }

    private Stream<long[]> pairs() {
        return IntStream.range(0, size()).mapToObj(index -> new long[] {from(index), until(index)});
    }

    /** Takes spans by start and joins those that overlap or touch. */
    private static final class Builder {

        private final long[] bounds;
        private int length;

        Builder(int capacity) {
            this.bounds = new long[2 * capacity];
        }

        void add(long from, long until) {
            if (from >= until) {
                return;
            }
            if (length > 0 && from <= bounds[length - 1]) {
                bounds[length - 1] = Math.max(bounds[length - 1], until);
            } else {
                bounds[length] = from;
                bounds[length + 1] = until;
                length += 2;
            }
        }

        Spans build() {
            return length == 0 ? NONE : new Spans(Arrays.copyOf(bounds, length));
        }
    }
}
