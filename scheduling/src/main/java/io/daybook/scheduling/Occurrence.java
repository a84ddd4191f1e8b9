package io.daybook.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One start of something that recurs. Immutable.
 *
 * @param localStart what the clock of the zone shows then
 * @param start      the instant
 */
public record Occurrence(LocalDateTime localStart, Instant start) {

    /** The one at a local time; of one that occurs twice the earlier is taken, of one that is skipped there is none. */
    static Optional<Occurrence> at(LocalDateTime localStart, ZoneId zone) {
        // Of two valid offsets the one before the clock change comes first, which is that of the earlier instant.
        return zone.getRules().getValidOffsets(localStart).stream()
                .findFirst()
                .map(offset -> new Occurrence(localStart, localStart.toInstant(offset)));
    }
}
