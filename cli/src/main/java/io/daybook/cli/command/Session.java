package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.server.Retrying;
import io.daybook.cli.server.Servers;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One run of a command: the servers it talks to, the time it has, and where it prints. */
final class Session implements AutoCloseable {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final CommonOptions options;
    private final Console console;
    private final Servers servers;
    private final Retrying retrying;
    private final Instant begun = Instant.now();
    private Deadline deadline;

    Session(CommonOptions options, Console console, Servers servers) {
        this.options = options;
        this.console = console;
        this.servers = servers;
        this.retrying = new Retrying(servers);
        allowTimeAnew();
    }

    Servers servers() {
        return servers;
    }

    Retrying retrying() {
        return retrying;
    }

    Console console() {
        return console;
    }

    /** When the command began: what "now" and "tomorrow" on its command line go by. */
    Instant begun() {
        return begun;
    }

    /** Starts the time for the whole command again, after a part that took as long as it took. */
    void allowTimeAnew() {
        deadline = deadlineOfOneCall();
    }

    /** When the time for the whole command is over. */
    Deadline deadline() {
        return deadline;
    }

    /** When the time for one of many calls is over that each may take as long as a command. */
    Deadline deadlineOfOneCall() {
        return Deadline.after(timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The time for the whole command. */
    Duration timeout() {
        return chosenTimeout().orElse(DEFAULT_TIMEOUT);
    }

    /** The same, if the command line names it. */
    Optional<Duration> chosenTimeout() {
        return Optional.ofNullable(options.timeout);
    }

    OutputFormat format() {
        return options.output;
    }

    /** The failure of a command that cannot print in the wanted format. */
    Failure unprintable() {
        return new Failure(ExitCode.USAGE, "-o %s: this command cannot print that".formatted(format()));
    }

    /** Refuses to print iCalendar before anything is changed. */
    void refuseIcs() {
        if (format() == OutputFormat.ICS) {
            throw unprintable();
        }
    }

    /** Makes a call within the time of the command. */
    <S extends AbstractBlockingStub<S>, R> R call(S stub, Function<S, R> rpc) {
        return retrying.call(stub, deadline, rpc);
    }

    /** Makes a call that is only good to have: once, in a second, with no answer if it fails. */
    <S extends AbstractBlockingStub<S>, R> Optional<R> glance(S stub, Function<S, R> rpc) {
        try {
            return Optional.of(rpc.apply(stub.withDeadlineAfter(1, TimeUnit.SECONDS)));
        } catch (StatusRuntimeException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        console.flush();
        servers.close();
    }

    /** On whose behalf servers are called. Headers are ASCII; a name in other letters is told as far as it can be. */
    static String actor(Map<String, String> environment) {
        String name = environment.getOrDefault("DAYBOOK_ACTOR", "");
        String actor = name.isBlank() ? System.getProperty("user.name", "unknown") : name.strip();
        return new String(actor.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replaceAll("[^ -~]", "?");
    }
}
