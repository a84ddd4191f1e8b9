package io.daybook.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One process of a cluster with its children, which can be ended and started again any number of times. For one thread at a
 * time.
 */
public final class Part {

    /** Longer than any part may take to stop in order, on a machine that is busy. */
    private static final long STOP_SECONDS = 30;
    private static final long LOOK_MILLIS = 10;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Watchdog watchdog;
    private final Consumer<String> complaints;
    private Process process;

    /** Whether it ended because it was told to. Read by the thread that hears of its end. */
    private volatile boolean mayEnd;

    /**
     * Describes one; nothing is started.
     *
     * @param complaints told when it ends by itself, or does not end when it should
     */
    public Part(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Watchdog watchdog,
            Consumer<String> complaints) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.watchdog = watchdog;
        this.complaints = complaints;
    }

    /** Starts it, if it does not run. Returns at once. */
    public void start() {
        if (isRunning()) {
            return;
        }
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            mayEnd = false;
            process = builder.start();
            watchdog.watch(name, List.of(process.toHandle()));
            process.onExit().thenAccept(this::complainOfEnd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it runs; a frozen one does. */
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The id of the process that was started last. */
    public long processId() {
        return process.pid();
    }

    /** SIGKILL to it and its children. Returns when all are gone. */
    public void kill() throws InterruptedException {
        mayEnd = true;
        // Frozen, it has no more children, none of which may write on after this.
        List<ProcessHandle> all = freeze();
        send(Signal.KILL, all);
        for (ProcessHandle ended : all) {
            awaitEnd(ended);
        }
        watchdog.watch(name, List.of());
    }

    /** Tells it to stop in order, and returns when it has. One that does not is killed, and complained of. */
    public void stop(Signal signal) throws InterruptedException {
        stop(signal, Duration.ofSeconds(STOP_SECONDS));
    }

    /** Likewise, for one that has more to do than to stop. */
    public void stop(Signal signal, Duration patience) throws InterruptedException {
        mayEnd = true;
        awaitHandlerOf(signal);
        send(signal, List.of(process.toHandle()));
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            complaints.accept("%s did not end within %d s of SIG%s, %s; its log: %s"
                    .formatted(name, patience.toSeconds(), signal, status().signals(), log));
            kill();
        }
        watchdog.watch(name, List.of());
    }

    /** SIGSTOP to it and its children. */
    public void pause() throws InterruptedException {
        // Frozen children do not notice that their parent is gone.
        watchdog.watch(name, freeze());
    }

    /** SIGCONT to it and its children. */
    public void resume() throws InterruptedException {
        send(Signal.CONT, withChildren());
    }

    /** Its end is in order from now on. */
    public void expectEnd() {
        mayEnd = true;
    }

    private List<ProcessHandle> freeze() throws InterruptedException {
        send(Signal.STOP, List.of(process.toHandle()));
        List<ProcessHandle> all = withChildren();
        send(Signal.STOP, all);
        return all;
    }

    private List<ProcessHandle> withChildren() {
        var all = new ArrayList<ProcessHandle>(List.of(process.toHandle()));
        all.addAll(process.descendants().toList());
        return all;
    }

    private void complainOfEnd(Process ended) {
        if (!mayEnd) {
            complaints.accept("%s ended by itself with exit code %d; its log: %s".formatted(name, ended.exitValue(), log));
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process %d outlives SIGKILL".formatted(process.pid()), e);
        }
    }

    /** A program that was only just started loses a signal for which it has no handler yet. */
    private void awaitHandlerOf(Signal signal) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (isRunning() && !status().handles(signal) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private ProcessStatus status() {
        return ProcessStatus.of(processId());
    }

    /** Some of them may have ended meanwhile. */
    private static void send(Signal signal, List<ProcessHandle> processes) throws InterruptedException {
        var line = new ArrayList<>(List.of("kill", "-" + signal));
        processes.stream().filter(ProcessHandle::isAlive).forEach(each -> line.add(Long.toString(each.pid())));
        try {
            new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
