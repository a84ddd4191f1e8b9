package io.daybook.service;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the parts a server needs, and says so. */
public final class Dependencies {

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    /** Say it again every this many tries, so that a long wait is not silent and does not flood the log. */
    private static final int TRIES_PER_MESSAGE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Dependencies.class);

    private Dependencies() {}

    /**
     * Tries until it succeeds.
     *
     * @param name    what is waited for, as people call it, with its address
     * @param attempt reaches for it
     * @throws SettingException     if the attempt says that waiting will not help
     * @throws InterruptedException if the server is told to stop meanwhile
     */
    public static <T> T await(String name, Callable<T> attempt) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                T reached = attempt.call();
                if (tries > 0) {
                    LOG.info("reached {}", name);
                }
                return reached;
            } catch (InterruptedException | SettingException e) {
                throw e;
            } catch (Exception e) {
                if (tries % TRIES_PER_MESSAGE == 0) {
                    LOG.warn("waiting for {}: {}", name, RootCause.line(e));
                }
                Thread.sleep(RETRY_INTERVAL);
            }
        }
    }
}
