package io.daybook.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that goes on for as long as the server runs: when it ends or fails it is started anew after a pause, which grows
 * while it keeps failing. Closing interrupts it and waits for it to end.
 */
public final class SupervisedLoop implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedLoop.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final String name;
    private final Work work;
    private final Thread thread;
    private String lastFailure = "";

    private SupervisedLoop(String name, Work work) {
        this.name = name;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Starts the work on a thread of its own that bears the name. */
    public static SupervisedLoop start(String name, Work work) {
        var loop = new SupervisedLoop(name, work);
        loop.thread.start();
        return loop;
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
        try {
            if (!thread.join(STOP_TIME)) {
                LOG.warn("{} did not stop within {} s", name, STOP_TIME.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                pause = runOnce() ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("{} stopped", name);
        }
    }

    private boolean runOnce() throws InterruptedException {
        try {
            work.run();
            lastFailure = "";
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // Also an Error: work that silently ended would be missed only much later.
            if (stopped.getCount() > 0) {
                report(e);
            }
            return false;
        }
    }

    /** A part that stays away fails alike many times: told once, until something else happens. */
    private void report(Throwable failure) {
        if (failure.toString().equals(lastFailure)) {
            LOG.debug("{} failed again", name, failure);
        } else {
            LOG.warn("{} failed and starts anew: {}", name, failure.toString(), failure);
        }
        lastFailure = failure.toString();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** What the loop does. */
    @FunctionalInterface
    public interface Work {
        /** Works until there is a reason to start anew, and returns, or throws when something failed. */
        void run() throws Exception;
    }
}
