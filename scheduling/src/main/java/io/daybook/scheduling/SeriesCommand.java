package io.daybook.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What can be asked of a series. Immutable. */
public sealed interface SeriesCommand {

    /**
     * Book it.
     *
     * @param calendarIds on which calendars, the main one first
     * @param first       the first start, on the wall clock of the zone
     * @param length      how long each occurrence lasts
     * @param zone        the zone it recurs in; empty: the main calendar's
     * @param ruleText    the recurrence rule, as asked
     * @param rule        the same, understood
     * @param excepted    starts that are left out
     * @param allOrNone   whether nothing is booked unless every occurrence fits
     * @param details     what the occurrences are about
     * @param waiver      the rules that are set aside
     * @param now         when this was asked
     */
    record Book(
            List<String> calendarIds,
            LocalDateTime first,
            Duration length,
            Optional<ZoneId> zone,
            String ruleText,
            RecurrenceRule rule,
            ExceptedStarts excepted,
            boolean allOrNone,
            Details details,
            Waiver waiver,
            Instant now)
            implements SeriesCommand {}

    /**
     * Cancel those occurrences that have not begun.
     *
     * @param from   only this appointment and those that follow it in the series; empty: all
     * @param reason why, may be empty
     * @param waiver the rules that are set aside
     * @param now    when this was asked
     */
    record Cancel(Optional<String> from, String reason, Waiver waiver, Instant now) implements SeriesCommand {}
}
