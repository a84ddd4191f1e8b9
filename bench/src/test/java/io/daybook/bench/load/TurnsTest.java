package io.daybook.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void theFirstComesAgainAfterTheLast() {
        var turns = new Turns<>(List.of("a", "b", "c"));
        assertThat(Stream.generate(turns).limit(5)).containsExactly("a", "b", "c", "a", "b");
    }
}
