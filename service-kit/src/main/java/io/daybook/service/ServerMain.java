package io.daybook.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a server as a process: from its settings to SIGTERM. */
public final class ServerMain {

    /** Exit code of a process whose settings cannot be used. */
    private static final int EXIT_USAGE = 2;

    /** Supervisors kill what is not gone after ten seconds: what cannot be closed in time ends with the process. */
    private static final Duration STOP_TIME = Duration.ofSeconds(9);

    private static final Logger LOG = LoggerFactory.getLogger(ServerMain.class);

    private ServerMain() {}

    /**
     * Starts a server and keeps it until the process is told to stop. Settings that cannot be used end the process with
     * one line and a non-zero exit code.
     */
    public static void run(Starter starter) throws InterruptedException {
        JavaLogging.toServerLog();
        try {
            runUntilStopped(starter);
        } catch (SettingException e) {
            LOG.error(e.getMessage());
            System.exit(EXIT_USAGE);
        }
    }

    private static void runUntilStopped(Starter starter) throws InterruptedException {
        var closed = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main, closed), "shutdown"));
        try (RunningServer _ = starter.start(Environment.ofProcess())) {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            LOG.info("stopped");
        } finally {
            closed.countDown();
        }
    }

    /** Ends the wait of the main thread, which then closes the server; the JVM exits when this returns, closed or not. */
    private static void stop(Thread main, CountDownLatch closed) {
        main.interrupt();
        try {
            if (!closed.await(STOP_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("stopped, though not all could be closed within {} s", STOP_TIME.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a server. */
    @FunctionalInterface
    public interface Starter {
        /**
         * Returns when the server serves.
         *
         * @throws InterruptedException if the process is told to stop before
         */
        RunningServer start(Environment environment) throws InterruptedException;
    }
}
