package io.daybook.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.bench.baseline.BookingInserts;
import org.junit.jupiter.api.Test;

class EventContentTest {

    @Test
    void itIsAsLargeAsAnEventOfDaybook() {
        assertThat(EventContent.json()).hasSize(BookingInserts.ENVELOPE_BYTES).contains(EventContent.text());
    }
}
