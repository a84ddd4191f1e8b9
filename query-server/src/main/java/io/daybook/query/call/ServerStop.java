package io.daybook.query.call;

import io.daybook.query.notice.Bell;
import io.daybook.query.notice.Interest;
import io.daybook.service.ServiceException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the calls that wait that the server stops, so that their callers go on elsewhere. Safe for use by many threads. */
public final class ServerStop {

    private final Set<Bell> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Ends the calls that wait, and those that come to. */
    public void stop() {
        stopping = true;
        bells.forEach(Bell::ring);
    }

    Interest rings(Bell bell) {
        bells.add(bell);
        return () -> bells.remove(bell);
    }

    void requireRunning() {
        if (stopping) {
            throw failure();
        }
    }

    static ServiceException failure() {
        return ServiceException.unavailable("server", "the server is stopping");
    }
}
