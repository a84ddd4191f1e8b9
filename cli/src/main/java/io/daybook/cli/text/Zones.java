package io.daybook.cli.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones as people type them and as servers name them. */
public final class Zones {

    private Zones() {}

    /**
     * The IANA zone of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ZoneId parse(String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            if (!(zone instanceof ZoneOffset)) {
                return zone;
            }
        } catch (DateTimeException e) {
            throw unknown(name, e);
        }
        throw unknown(name, null);
    }

    /** The zone a server names; UTC if this machine, with older rules, does not know it. */
    public static ZoneId known(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneId.of("UTC");
        }
    }

    private static IllegalArgumentException unknown(String name, Exception cause) {
        return new IllegalArgumentException(
                "'%s' is no time zone; write one like Europe/Berlin or UTC".formatted(name), cause);
    }
}
