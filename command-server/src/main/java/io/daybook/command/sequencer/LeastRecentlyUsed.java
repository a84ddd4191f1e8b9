package io.daybook.command.sequencer;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that can forget the entries not used for longest. It does so only when told to, never while somebody counts on
 * what it holds. For one thread.
 */
final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int capacity;

    LeastRecentlyUsed(int capacity) {
        super(16, 0.75f, true);
        this.capacity = capacity;
    }

    /** Forgets what is beyond the capacity, and returns it. */
    Map<K, V> trim() {
        var forgotten = new HashMap<K, V>();
        Iterator<Map.Entry<K, V>> eldestFirst = entrySet().iterator();
        for (int surplus = size() - capacity; surplus > 0; surplus--) {
            Map.Entry<K, V> eldest = eldestFirst.next();
            forgotten.put(eldest.getKey(), eldest.getValue());
            eldestFirst.remove();
        }
        return forgotten;
    }
}
