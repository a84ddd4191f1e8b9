package io.daybook.cli.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;

/** Tells which instant a local time of a file is. Immutable. */
sealed interface LocalClock {

    /**
     * The instant. As RFC 5545 section 3.3.5 has it: of a time that occurs twice the earlier, and a time that is skipped
     * by the offset before the gap.
     */
    Instant instant(LocalDateTime time);

    /** The IANA zone in which to show what is timed by this clock. */
    ZoneId shown();

    /** The clock of an IANA zone. */
    record Iana(ZoneId shown) implements LocalClock {
        @Override
        public Instant instant(LocalDateTime time) {
            return time.atZone(shown).toInstant();
        }
    }

    /** UTC, for what is to be shown in another zone. */
    record Utc(ZoneId shown) implements LocalClock {
        @Override
        public Instant instant(LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
    }

    /**
     * A clock described by the file itself.
     *
     * @param changes when its offset changes, by the local time before the change
     */
    record Described(NavigableMap<LocalDateTime, Change> changes, ZoneId shown) implements LocalClock {
        @Override
        public Instant instant(LocalDateTime time) {
            Map.Entry<LocalDateTime, Change> last = changes.floorEntry(time);
            if (last == null) {
                return time.toInstant(changes.firstEntry().getValue().before());
            }
            Change change = last.getValue();
            boolean skipped = time.isBefore(last.getKey().plus(change.gap()));
            return time.toInstant(skipped ? change.before() : change.after());
        }
    }

    /** A change of the offset. */
    record Change(ZoneOffset before, ZoneOffset after) {
        Duration gap() {
            return Duration.ofSeconds((long) after.getTotalSeconds() - before.getTotalSeconds());
        }
    }
}
