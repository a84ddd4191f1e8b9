package io.daybook.scheduling;

import java.time.ZoneId;
import java.util.Optional;

/** What can be asked of a calendar. Immutable. */
public sealed interface CalendarCommand {

    /**
     * Create it.
     *
     * @param profile how it is to be called and where it is
     */
    record Create(Calendar.Profile profile) implements CalendarCommand {}

    /**
     * Change its name or time zone; what is empty stays.
     *
     * @param name the new name
     * @param zone the new time zone
     */
    record Update(Optional<String> name, Optional<ZoneId> zone) implements CalendarCommand {}

    /** Close it. */
    record Close() implements CalendarCommand {}
}
