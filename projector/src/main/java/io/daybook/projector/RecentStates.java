package io.daybook.projector;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The states used last, so that most need not be read. For one thread.
 *
 * @param <K> what names a state
 * @param <V> a state
 */
final class RecentStates<K, V> {

    private final Map<K, V> recent;

    RecentStates(int capacity) {
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The states of some keys; those that are not recent come from {@code loader}. */
    Map<K, V> take(Collection<K> keys, Function<Set<K>, Map<K, V>> loader) {
        var taken = new HashMap<K, V>();
        var missing = new LinkedHashSet<K>();
        for (K key : keys) {
            V state = recent.get(key);
            if (state == null) {
                missing.add(key);
            } else {
                taken.put(key, state);
            }
        }
        if (!missing.isEmpty()) {
            taken.putAll(loader.apply(missing));
        }
        return taken;
    }

    void keep(Map<K, V> states) {
        recent.putAll(states);
    }
}
