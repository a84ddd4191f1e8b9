package io.daybook.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What can be asked of a calendar. Immutable. */
public sealed interface CalendarCommand {

    /**
     * Create it.
     *
     * @param profile its name, zone and rules
     */
    record Create(Calendar.Profile profile) implements CalendarCommand {}

    /**
     * Change its name, time zone or rules; what is empty stays.
     *
     * @param name  the new name
     * @param zone  the new time zone
     * @param rules how the rules change
     * @param now   when this was asked
     */
    record Update(Optional<String> name, Optional<ZoneId> zone, RulesChange rules, Instant now)
            implements CalendarCommand {}

    /** Close it. */
    record Close() implements CalendarCommand {}
}
