package io.daybook.cli.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/** Time zones as people type them and as servers name them. */
public final class Zones {

    private Zones() {}

    /**
     * The IANA zone of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ZoneId parse(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no time zone; write one like Europe/Berlin or UTC".formatted(name)));
    }

    /** The IANA zone of that name. Java also takes offsets for zones, such as UTC+2; servers do not. */
    public static Optional<ZoneId> find(String name) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** The zone a server names; UTC if this machine, with older rules, does not know it. */
    public static ZoneId known(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneId.of("UTC");
        }
    }
}
