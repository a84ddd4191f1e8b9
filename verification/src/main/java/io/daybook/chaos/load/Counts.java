package io.daybook.chaos.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened. Safe for use by many threads. */
final class Counts {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    Map<String, Long> toMap() {
        var copy = new TreeMap<String, Long>();
        counts.forEach((what, times) -> copy.put(what, times.sum()));
        return copy;
    }
}
