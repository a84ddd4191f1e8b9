package io.daybook.scheduling;

import java.time.ZoneId;

/** The state of one calendar: the fold of its events. Immutable. */
public sealed interface Calendar {

    /** Not created yet. */
    record Unknown() implements Calendar {}

    /**
     * Takes bookings.
     *
     * @param profile how it is called and where it is
     */
    record Open(Profile profile) implements Calendar {}

    /**
     * Takes no bookings any more. Final.
     *
     * @param profile how it was called and where it was
     */
    record Closed(Profile profile) implements Calendar {}

    /**
     * How a calendar is called and where it is.
     *
     * @param name the name shown to people
     * @param zone the time zone in which its local times are read
     */
    record Profile(String name, ZoneId zone) {}
}
