package io.daybook.verification.model;

import static io.daybook.v1.ErrorReason.ERROR_REASON_BEYOND_HORIZON;
import static io.daybook.v1.ErrorReason.ERROR_REASON_LENGTH_NOT_OFFERED;
import static io.daybook.v1.ErrorReason.ERROR_REASON_NOTICE_TOO_SHORT;
import static io.daybook.v1.ErrorReason.ERROR_REASON_OUTSIDE_AVAILABILITY;
import static io.daybook.v1.ErrorReason.ERROR_REASON_SLOT_TAKEN;
import static io.daybook.v1.ErrorReason.ERROR_REASON_START_IN_PAST;
import static io.daybook.v1.ErrorReason.ERROR_REASON_START_NOT_OFFERED;

import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.ErrorReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the contract asks of a time on calendars, each rule in the most literal way. */
final class SlotModel {

    private SlotModel() {}

    /**
     * Checks that a wish can be granted.
     *
     * @throws Refusal with the first rule that it breaks, calendar by calendar
     */
    static void check(Wish wish, ModelState state, Instant now) {
        for (Calendar calendar : wish.calendars()) {
            if (!wish.allowPast() && start(wish).isBefore(now)) {
                throw new Refusal(ERROR_REASON_START_IN_PAST).with("start_time", start(wish)).of(wish);
            }
            if (!wish.overrides()) {
                checkLasting(wish, calendar);
                checkTimely(wish, calendar, now);
            }
            checkSeats(wish, calendar, state);
        }
    }

    static boolean isGranted(Wish wish, ModelState state, Instant now) {
        try {
            check(wish, state, now);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /** The rules that a booking should fit also when they change after it was made; the seats come on top. */
    static void checkLasting(Wish wish, Calendar calendar) {
        CalendarRules rules = calendar.getRules();
        long length = wish.slot().length();
        long min = rules.getMinLength().getSeconds();
        long max = rules.getMaxLength().getSeconds();
        if (length < min || max > 0 && length > max) {
            var refusal = refusal(ERROR_REASON_LENGTH_NOT_OFFERED, calendar, wish);
            if (min > 0) {
                refusal.with("min_length", Duration.ofSeconds(min));
            }
            if (max > 0) {
                refusal.with("max_length", Duration.ofSeconds(max));
            }
            throw refusal;
        }
        if (!OpeningHoursModel.isOpen(calendar, wish.slot())) {
            throw refusal(ERROR_REASON_OUTSIDE_AVAILABILITY, calendar, wish);
        }
        long granularity = rules.getGranularity().getSeconds();
        LocalTime wallClock = start(wish).atZone(ZoneId.of(calendar.getTimeZone())).toLocalTime();
        if (granularity > 0 && wallClock.toSecondOfDay() % granularity != 0) {
            throw refusal(ERROR_REASON_START_NOT_OFFERED, calendar, wish)
                    .with("granularity", Duration.ofSeconds(granularity));
        }
    }

    private static void checkTimely(Wish wish, Calendar calendar, Instant now) {
        CalendarRules rules = calendar.getRules();
        Duration notice = Duration.ofSeconds(rules.getMinNotice().getSeconds());
        Duration horizon = Duration.ofSeconds(rules.getMaxHorizon().getSeconds());
        boolean isHistory = start(wish).isBefore(now);
        if (!isHistory && start(wish).isBefore(now.plus(notice))) {
            throw refusal(ERROR_REASON_NOTICE_TOO_SHORT, calendar, wish)
                    .with("notice", notice)
                    .with("start_time", start(wish));
        }
        if (horizon.isPositive() && start(wish).isAfter(now.plus(horizon))) {
            throw refusal(ERROR_REASON_BEYOND_HORIZON, calendar, wish)
                    .with("horizon", horizon)
                    .with("start_time", start(wish));
        }
    }

    static void checkSeats(Wish wish, Calendar calendar, ModelState state) {
        int seats = seats(calendar.getRules());
        Span blocked = blocked(wish.slot(), calendar.getRules());
        Collection<Span> taken = state.takenOn(calendar.getCalendarId(), wish.ownId());
        // Between two of these the number of seats taken does not change.
        LongStream seconds = LongStream.concat(
                LongStream.of(blocked.from()), taken.stream().mapToLong(Span::from).filter(blocked::has));
        seconds.filter(second -> count(taken, second) >= seats).min().ifPresent(full -> {
            throw refusal(ERROR_REASON_SLOT_TAKEN, calendar, wish)
                    .with("busy_start", Instant.ofEpochSecond(busyFrom(full, taken, seats)))
                    .with("busy_end", Instant.ofEpochSecond(busyUntil(full, taken, seats)));
        });
    }

    static int seats(CalendarRules rules) {
        return rules.hasSeats() ? rules.getSeats() : 1;
    }

    static Span blocked(Span slot, CalendarRules rules) {
        return new Span(
                slot.from() - rules.getBufferBefore().getSeconds(),
                slot.until() + rules.getBufferAfter().getSeconds());
    }

    private static long count(Collection<Span> taken, long second) {
        return taken.stream().filter(span -> span.has(second)).count();
    }

    private static long busyFrom(long full, Collection<Span> taken, int seats) {
        List<Long> before = edges(taken).filter(edge -> edge <= full).sorted().toList().reversed();
        long from = full;
        for (long edge : before) {
            if (count(taken, edge) < seats) {
                return from;
            }
            from = edge;
        }
        return from;
    }

    private static long busyUntil(long full, Collection<Span> taken, int seats) {
        return edges(taken)
                .filter(edge -> edge > full && count(taken, edge) < seats)
                .min(Long::compare)
                .orElseThrow();
    }

    private static Stream<Long> edges(Collection<Span> taken) {
        return taken.stream().flatMap(span -> Stream.of(span.from(), span.until())).distinct();
    }

    private static Instant start(Wish wish) {
        return Instant.ofEpochSecond(wish.slot().from());
    }

    private static Refusal refusal(ErrorReason reason, Calendar calendar, Wish wish) {
        return new Refusal(reason).with("calendar_id", calendar.getCalendarId()).of(wish);
    }
}
