package io.daybook.scheduling;

import java.time.ZoneId;
import java.util.Optional;

/** What can be asked of a calendar. Immutable. */
public sealed interface CalendarCommand {

    /** Create it. */
    record Create(Calendar.Profile profile) implements CalendarCommand {}

    /** Change its name or time zone; what is empty stays. */
    record Update(Optional<String> name, Optional<ZoneId> zone) implements CalendarCommand {}

    /** Close it. */
    record Close() implements CalendarCommand {}
}
