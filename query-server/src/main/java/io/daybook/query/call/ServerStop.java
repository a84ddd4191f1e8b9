package io.daybook.query.call;

import io.daybook.query.notice.Interest;
import io.daybook.service.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells the calls that wait that the server stops, so that their callers go on elsewhere. Safe for use by many threads. */
public final class ServerStop {

    /** Those who are sent away come back, to another server, which had better not have them all in one moment. */
    private static final Duration SPREAD = Duration.ofMillis(1_500);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Ends the calls that wait, one after the other in any order, within two seconds; and at once those that come to. */
    public void stop() {
        stopping = true;
        var ending = new ArrayList<>(calls);
        Collections.shuffle(ending);
        try {
            endEvenly(ending);
        } catch (InterruptedException e) {
            ending.forEach(Call::end);
            Thread.currentThread().interrupt();
        }
    }

    Interest tells(Call call) {
        calls.add(call);
        // Stopping may have begun before, with calls that lacked this one.
        if (stopping) {
            call.end();
        }
        return () -> calls.remove(call);
    }

    static ServiceException failure() {
        return ServiceException.unavailable("server", "the server is stopping");
    }

    private static void endEvenly(List<Call> ending) throws InterruptedException {
        long start = System.nanoTime();
        for (int ended = 0; ended < ending.size(); ended++) {
            long due = SPREAD.toNanos() * ended / ending.size();
            TimeUnit.NANOSECONDS.sleep(due - (System.nanoTime() - start));
            ending.get(ended).end();
        }
    }
}
