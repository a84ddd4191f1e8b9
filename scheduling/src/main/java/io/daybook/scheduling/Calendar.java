package io.daybook.scheduling;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** The state of one calendar: the fold of its events. Immutable. */
public sealed interface Calendar {

    /** Not created yet. */
    record Unknown() implements Calendar {}

    /**
     * Takes bookings.
     *
     * @param profile its name, zone and rules
     */
    record Open(Profile profile) implements Calendar {}

    /**
     * Takes no bookings any more. Final.
     *
     * @param profile its name, zone and rules
     */
    record Closed(Profile profile) implements Calendar {}

    /**
     * How a calendar is called, where it is and what its bookings obey.
     *
     * @param name  the name shown to people
     * @param zone  the time zone in which its local times are read
     * @param rules the rules of its bookings
     */
    record Profile(String name, ZoneId zone, CalendarRules rules) {

        /** What tells names apart: neither case nor outer blanks do, nor how a letter is composed. */
        public static String nameKey(String name) {
            // By way of upper case, as some letters have two lower-case forms, or none: "ß" and "ss" are alike then.
            return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                    .toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** The name it has while it is open; a closed one keeps no name from others. */
    default Optional<String> openName() {
        return this instanceof Open(var profile) ? Optional.of(profile.name()) : Optional.empty();
    }
}
