package io.daybook.scheduling;

import java.util.Optional;

/** The names of open calendars. */
@FunctionalInterface
public interface CalendarNames {

    /** The open calendar that has a name, as {@link Calendar.Profile#nameKey} compares names. */
    Optional<String> holderOf(String name);
}
