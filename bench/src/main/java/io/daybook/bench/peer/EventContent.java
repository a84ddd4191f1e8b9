package io.daybook.bench.peer;

import io.daybook.bench.baseline.BookingInserts;
import java.util.Random;
import java.util.stream.Collectors;

/** What the events of peers hold: as much as those of Daybook, with the same for all of them. */
final class EventContent {

    private EventContent() {}

    /** The whole of it as JSON. */
    static String json() {
        return "{\"content\":\"%s\"}".formatted(text());
    }

    /** The one value in it: digits, of which nobody has to escape any. */
    static String text() {
        int digits = BookingInserts.ENVELOPE_BYTES - "{\"content\":\"\"}".length();
        return new Random(digits).ints(digits, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
