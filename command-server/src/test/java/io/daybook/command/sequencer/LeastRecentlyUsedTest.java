package io.daybook.command.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeastRecentlyUsedTest {

    @Test
    void forgetsTheLeastRecentlyUsedAndOnlyWhenToldTo() {
        var map = new LeastRecentlyUsed<String, Integer>(2);
        map.put("a", 1);
        map.put("b", 2);
        map.put("c", 3);
        map.get("a");
        assertThat(map).containsOnlyKeys("a", "b", "c");

        map.trim();

        assertThat(map).containsOnlyKeys("a", "c");
    }

    @Test
    void keepsEverythingBelowItsCapacity() {
        var map = new LeastRecentlyUsed<String, Integer>(2);
        map.put("a", 1);
        map.trim();
        assertThat(map).containsOnlyKeys("a");
    }
}
