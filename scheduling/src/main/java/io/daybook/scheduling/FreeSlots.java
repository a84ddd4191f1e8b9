package io.daybook.scheduling;

import io.daybook.scheduling.BookableStarts.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * The times of one length that can be booked, by start: exactly those that {@link SlotPolicies} does not refuse and that
 * lie on a grid. They are found as they are asked for, so that whoever wants few pays for few. Not safe for use by many
 * threads.
 */
public final class FreeSlots implements Iterator<FreeSlots.FreeSlot> {

    private final Duration length;
    private final List<Offer> offers;
    private long next;

    private FreeSlots(Duration length, List<Offer> offers) {
        this.length = length;
        this.offers = offers;
        this.next = firstOf(offers);
    }

    /**
     * What is looked for.
     *
     * @param window within which the slots start
     * @param length how long they are, in whole seconds
     * @param step   where a calendar takes bookings at any second: they start at multiples of this after local midnight, in
     *               whole seconds
     * @param now    when it is asked
     */
    public record Search(TimeSlot window, Duration length, Duration step, Instant now) {

        private BookableStarts startsOn(List<OpenCalendar> calendars) {
            var wish = SlotWish.of(TimeSlot.startingAt(window.start(), length), Waiver.NONE, now);
            return BookableStarts.of(wish, calendars, starts());
        }

        private Spans starts() {
            long latest = SlotResolution.LATEST.minus(length).getEpochSecond();
            return Spans.of(window).and(Spans.of(SlotResolution.EARLIEST.getEpochSecond(), latest + 1));
        }
    }

    /**
     * A time that can be booked.
     *
     * @param slot        the time
     * @param calendarIds where
     */
    public record FreeSlot(TimeSlot slot, List<String> calendarIds) {}

    /** The slots that can be booked on one of the calendars or more. */
    public static FreeSlots onAny(Search search, List<OpenCalendar> calendars) {
        return new FreeSlots(
                search.length(),
                calendars.stream()
                        .map(calendar -> every(search.step(), calendar))
                        .map(calendar -> new Offer(List.of(calendar.calendarId()), search.startsOn(List.of(calendar))))
                        .toList());
    }

    /**
     * The slots that can be booked on all of the calendars at once. The step counts only if all of them take bookings at any
     * second, and then on the clock of the first: next to what a calendar itself demands it would hide times that are free.
     */
    public static FreeSlots onAll(Search search, List<OpenCalendar> calendars) {
        boolean atAnySecond = calendars.stream().allMatch(FreeSlots::takesAnySecond);
        List<OpenCalendar> stepped = IntStream.range(0, calendars.size())
                .mapToObj(i -> atAnySecond && i == 0 ? every(search.step(), calendars.get(i)) : calendars.get(i))
                .toList();
        List<String> ids = calendars.stream().map(OpenCalendar::calendarId).toList();
        return new FreeSlots(search.length(), List.of(new Offer(ids, search.startsOn(stepped))));
    }

    @Override
    public boolean hasNext() {
        return next != Offer.NONE;
    }

    @Override
    public FreeSlot next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var calendarIds = new ArrayList<String>();
        for (Offer offer : offers) {
            offer.takeIfAt(next, calendarIds);
        }
        var slot = TimeSlot.startingAt(Instant.ofEpochSecond(next), length);
        next = firstOf(offers);
        return new FreeSlot(slot, calendarIds);
    }

    private static long firstOf(List<Offer> offers) {
        long first = Offer.NONE;
        for (Offer offer : offers) {
            first = Math.min(first, offer.next);
        }
        return first;
    }

    private static boolean takesAnySecond(OpenCalendar calendar) {
        return calendar.rules().granularity().isZero();
    }

    private static OpenCalendar every(Duration step, OpenCalendar calendar) {
        return takesAnySecond(calendar)
                ? new OpenCalendar(
                        calendar.calendarId(),
                        calendar.zone(),
                        calendar.rules().startingEvery(step),
                        calendar.seatsTaken())
                : calendar;
    }

    /** Calendars that are booked together, and where they go on. */
    private static final class Offer {

        static final long NONE = Long.MAX_VALUE;

        private static final Run NO_MORE = new Run(NONE, 0, NONE);

        private final List<String> calendarIds;
        private final BookableStarts starts;
        private Run run;
        private long next;

        Offer(List<String> calendarIds, BookableStarts starts) {
            this.calendarIds = calendarIds;
            this.starts = starts;
            goOnAt(Long.MIN_VALUE);
        }

        void takeIfAt(long start, List<String> taken) {
            if (next != start) {
                return;
            }
            taken.addAll(calendarIds);
            next += run.step();
            if (next >= run.end()) {
                goOnAt(run.end());
            }
        }

        private void goOnAt(long second) {
            run = starts.runAtOrAfter(second).orElse(NO_MORE);
            next = run.first();
        }
    }
}
