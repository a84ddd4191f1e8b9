package io.daybook.audit.log;

import io.daybook.audit.Tally;
import io.daybook.v1.Event;
import java.util.HashMap;
import java.util.Map;

/**
 * G2: the versions of each entity are 1, 2, 3 and so on, in the order of the log. Remembers one number for each entity. For
 * one thread.
 */
public final class EntityVersions {

    private final Map<String, Long> versions = new HashMap<>();
    private final Tally tally;

    /** Gathers in a tally. */
    public EntityVersions(Tally tally) {
        this.tally = tally;
    }

    /** The tally of this check. */
    public static Tally tally() {
        return new Tally("G2", "versions of each entity");
    }

    /** Looks at the next event. */
    public void examine(Event event) {
        tally.examined();
        long before = versions.getOrDefault(key(event), 0L);
        if (event.getVersion() != before + 1) {
            tally.breach(
                    "position %d makes version %d of %s %s after version %d",
                    event.getPosition(), event.getVersion(), event.getEntityType(), event.getEntityId(), before);
        }
        versions.put(key(event), event.getVersion());
    }

    /** How many entities are remembered. */
    int size() {
        return versions.size();
    }

    private static String key(Event event) {
        return event.getEntityTypeValue() + event.getEntityId();
    }
}
