package io.daybook.chaos.fuzz;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What servers answered. Safe for use by many threads. */
public final class FuzzReport {

    private static final int BREACHES_KEPT = 20;

    private final Map<Status.Code, Long> answers = new EnumMap<>(Status.Code.class);
    private final List<String> breaches = new ArrayList<>();

    /** Notes an answer. */
    synchronized void answered(Status.Code code) {
        answers.merge(code, 1L, Long::sum);
    }

    /** Notes what must not happen; of many the first are kept. */
    synchronized void breach(String text) {
        if (breaches.size() < BREACHES_KEPT) {
            breaches.add(text);
        }
    }

    /** How many calls were made. */
    public synchronized long calls() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many answers there were of each status. */
    public synchronized Map<Status.Code, Long> answers() {
        return Map.copyOf(answers);
    }

    /** What must not happen and did, with all that is needed to see it again. */
    public synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }
}
