package io.daybook.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that keeps a time from being booked, where a booking would only be told of the first. Stateless. */
public final class Obstacles {

    /** A long time can have thousands of bookings in its way, and nobody reads of them all. */
    private static final int MAX_BUSY = 100;

    private Obstacles() {}

    /**
     * Something in the way.
     *
     * @param calendarId on which calendar
     * @param reason     what a booking would be told, if it were told of this
     */
    public record Obstacle(String calendarId, Rejection reason) {}

    /**
     * The rules a wish breaks, in the order of {@link SlotPolicies}, calendar by calendar; where seats are missing, one
     * obstacle for each busy interval, up to 100 on a calendar.
     */
    public static Stream<Obstacle> to(SlotWish wish, List<OpenCalendar> calendars) {
        return calendars.stream().flatMap(calendar -> SlotPolicies.refusalsOf(wish, List.of(calendar))
                .flatMap(refusal -> refusal instanceof Rejection.SlotTaken ? busy(wish, calendar) : Stream.of(refusal))
                .map(refusal -> new Obstacle(calendar.calendarId(), refusal)));
    }

    private static Stream<Rejection> busy(SlotWish wish, OpenCalendar calendar) {
        int seats = calendar.rules().seats();
        Optional<TimeSlot> own = wish.ownBlocked(calendar.calendarId());
        Spans full = calendar.seatsTaken().full(Spans.of(calendar.rules().blockedBy(wish.slot())), seats, own);
        return IntStream.range(0, Math.min(full.size(), MAX_BUSY))
                .mapToObj(i -> calendar.seatsTaken().fullAround(full.from(i), seats, own))
                .map(busy -> new Rejection.SlotTaken(calendar.calendarId(), busy, Alternatives.NONE));
    }
}
