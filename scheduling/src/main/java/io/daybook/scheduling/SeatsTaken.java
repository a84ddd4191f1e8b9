package io.daybook.scheduling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many seats of one calendar are taken at any time: a step function, kept as its steps. Spans may be entered and taken
 * out in any order. Not safe for use by many threads.
 */
public final class SeatsTaken {

    /** A refusal is answered while others wait: how far it is looked for the ends of a busy time. */
    private static final int MAX_STEPS = 1_000;

    /** From each key on, until the next, this many are taken; before the first key, none. */
    private final NavigableMap<Long, Integer> steps = new TreeMap<>();

    /**
     * A time in which the same number of seats is taken throughout.
     *
     * @param slot  the time
     * @param seats how many, 1 or more
     */
    public record Step(TimeSlot slot, int seats) {}

    /** The seats that some bookings take, each one for a while: the same as adding them one by one, but faster. */
    public static SeatsTaken of(Collection<TimeSlot> blocked) {
        var changes = new TreeMap<Long, Integer>();
        for (TimeSlot slot : blocked) {
            changes.merge(slot.start().getEpochSecond(), 1, Integer::sum);
            changes.merge(slot.end().getEpochSecond(), -1, Integer::sum);
        }
        changes.values().removeIf(change -> change == 0);
        var seatsTaken = new SeatsTaken();
        int seats = 0;
        for (var change : changes.entrySet()) {
            seats += change.getValue();
            seatsTaken.steps.put(change.getKey(), seats);
        }
        return seatsTaken;
    }

    /** Takes a seat for a while. */
    public void add(TimeSlot blocked) {
        change(blocked, 1);
    }

    /** Gives a seat back that was taken for this while. */
    public void remove(TimeSlot blocked) {
        change(blocked, -1);
    }

    /** When seats are taken within a window, and how many, by start. */
    public List<Step> during(TimeSlot window) {
        var found = new ArrayList<Step>();
        long until = window.end().getEpochSecond();
        forEachStep(window.start().getEpochSecond(), until, (from, end, seats) -> {
            if (seats > 0) {
                found.add(new Step(Spans.of(from, end).toSlots().getFirst(), seats));
            }
        });
        return found;
    }

    /**
     * When all seats are taken.
     *
     * @param window within which time
     * @param seats  how many there are
     * @param own    a span that does not count, as whoever asks has it
     */
    Spans full(Spans window, int seats, Optional<TimeSlot> own) {
        if (own.isEmpty()) {
            return atLeast(seats, window);
        }
        Spans mine = Spans.of(own.get());
        return Spans.union(List.of(atLeast(seats, window.without(mine)), atLeast(seats + 1, window.and(mine))));
    }

    /** The whole time, as far as it was looked at, in which all seats are taken around a second at which they are. */
    TimeSlot fullAround(long second, int seats, Optional<TimeSlot> own) {
        return full(takenAround(second, seats), seats, own).spanAt(second).toSlots().getFirst();
    }

    private Spans takenAround(long second, int seats) {
        return Spans.of(beginningOfTaken(second, seats), endOfTaken(second, seats));
    }

    /** Not by a stream, which would count all steps before it looks at the last. */
    private long beginningOfTaken(long second, int seats) {
        long beginning = second;
        int looked = 0;
        for (var step : steps.headMap(second, true).descendingMap().entrySet()) {
            if (step.getValue() < seats || ++looked > MAX_STEPS) {
                return beginning;
            }
            beginning = step.getKey();
        }
        return beginning;
    }

    private long endOfTaken(long second, int seats) {
        long end = second + 1;
        int looked = 0;
        for (var step : steps.tailMap(second, false).entrySet()) {
            end = step.getKey();
            if (step.getValue() < seats || ++looked == MAX_STEPS) {
                return end;
            }
        }
        return end;
    }

    private Spans atLeast(int seats, Spans window) {
        var found = new ArrayList<Spans>();
        for (int i = 0; i < window.size(); i++) {
            forEachStep(window.from(i), window.until(i), (from, until, taken) -> {
                if (taken >= seats) {
                    found.add(Spans.of(from, until));
                }
            });
        }
        return Spans.union(found);
    }

    private interface StepReader {
        void read(long from, long until, int seats);
    }

    private void forEachStep(long from, long until, StepReader reader) {
        Long atOrBefore = steps.floorKey(from);
        long start = from;
        int seats = atOrBefore == null ? 0 : steps.get(atOrBefore);
        for (var step : steps.subMap(from, false, until, false).entrySet()) {
            reader.read(start, step.getKey(), seats);
            start = step.getKey();
            seats = step.getValue();
        }
        reader.read(start, until, seats);
    }

    private void change(TimeSlot blocked, int by) {
        long from = blocked.start().getEpochSecond();
        long until = blocked.end().getEpochSecond();
        split(from);
        split(until);
        SortedMap<Long, Integer> covered = steps.subMap(from, until);
        covered.replaceAll((_, seats) -> seats + by);
        join(until);
        join(from);
    }

    private void split(long at) {
        var before = steps.floorEntry(at);
        steps.putIfAbsent(at, before == null ? 0 : before.getValue());
    }

    /** Takes out a step that does not change anything. */
    private void join(long at) {
        var before = steps.lowerEntry(at);
        if (steps.get(at) == (before == null ? 0 : before.getValue())) {
            steps.remove(at);
        }
    }
}
