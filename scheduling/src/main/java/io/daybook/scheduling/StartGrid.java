package io.daybook.scheduling;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The seconds that calendars let bookings start at by their granularity, those that all of them do. Found by arithmetic:
 * the grids of calendars in different zones may meet seldom or never. Immutable.
 */
final class StartGrid {

    private final List<Grid> grids;
    private final long period;

    private StartGrid(List<Grid> grids, long period) {
        this.grids = grids;
        this.period = period;
    }

    /**
     * The starts of one calendar.
     *
     * @param clock   the wall clock it counts on
     * @param step    seconds between two starts
     * @param period  after how many seconds the grids before it meet again
     * @param common  greatest common divisor of {@code step} and {@code period}
     * @param inverse what takes {@code period / common} to 1, modulo {@code step / common}
     */
    private record Grid(WallClock clock, long step, long period, long common, long inverse) {

        static Grid of(WallClock clock, long step, long period) {
            BigInteger common = BigInteger.valueOf(step).gcd(BigInteger.valueOf(period));
            BigInteger inverse = BigInteger.valueOf(period)
                    .divide(common)
                    .modInverse(BigInteger.valueOf(step).divide(common));
            return new Grid(clock, step, period, common.longValue(), inverse.longValue());
        }

        /** How many periods it takes from a start of those before it to one that is also its own; -1 if there is none. */
        long periodsTo(long start, long since, int direction) {
            long shown = clock.secondOfDay(since) + start - since;
            long distance = Math.floorMod(-direction * shown, step);
            return distance % common == 0 ? distance / common * inverse % (step / common) : -1;
        }
    }

    /** The grid of calendars; those without a granularity have all seconds on theirs. */
    static StartGrid of(List<OpenCalendar> calendars) {
        var grids = new ArrayList<Grid>();
        long period = 1;
        for (OpenCalendar calendar : calendars) {
            if (calendar.rules().granularity().isPositive()) {
                var grid = Grid.of(
                        new WallClock(calendar.zone()),
                        calendar.rules().granularity().toSeconds(),
                        period);
                grids.add(grid);
                period = period / grid.common() * grid.step();
            }
        }
        return new StartGrid(grids, period);
    }

    /** Seconds from one start to the next, as long as no clock changes. */
    long period() {
        return period;
    }

    /** The first second after one at which a clock changes; {@link Long#MAX_VALUE} if none does. */
    long nextChange(long second) {
        long change = Long.MAX_VALUE;
        for (Grid grid : grids) {
            change = Math.min(change, grid.clock().nextChange(second));
        }
        return change;
    }

    /** The first second from one on that lies on it; the limit if there is none before that. */
    long atOrAfter(long second, long limit) {
        for (long since = second; since < limit; ) {
            long change = nextChange(since);
            long start = meeting(since, 1);
            if (start < Math.min(change, limit)) {
                return start;
            }
            since = change;
        }
        return limit;
    }

    /** The last second until one, inclusive, that lies on it; one before the limit if there is none from that on. */
    long atOrBefore(long second, long limit) {
        for (long since = second; since >= limit; ) {
            long change = Long.MIN_VALUE;
            for (Grid grid : grids) {
                change = Math.max(change, grid.clock().lastChange(since));
            }
            long start = meeting(since, -1);
            if (start >= Math.max(change, limit)) {
                return start;
            }
            since = change - 1;
        }
        return limit - 1;
    }

    /** The nearest second in one direction that lies on all grids if no clock changes; the farthest of all if none does. */
    private long meeting(long since, int direction) {
        long start = since;
        for (Grid grid : grids) {
            long periods = grid.periodsTo(start, since, direction);
            if (periods < 0) {
                return direction > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
            }
            start += direction * periods * grid.period();
        }
        return start;
    }
}
