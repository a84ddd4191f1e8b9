package io.daybook.cli.server;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.v1.ErrorReason;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls that are made again while a server is away or overloaded, until a deadline. A command is sent with the same
 * request id each time, so that it is applied once. Safe for use by many threads.
 */
public final class Retrying {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Servers servers;

    /** Calls to these servers. */
    public Retrying(Servers servers) {
        this.servers = servers;
    }

    /**
     * Makes a call.
     *
     * @throws StatusRuntimeException if a server refuses it, also when the time is over
     * @throws Failure                if no server can be reached
     */
    public <S extends AbstractBlockingStub<S>, R> R call(S stub, Deadline deadline, Function<S, R> rpc) {
        Address address = servers.address(stub.getChannel().authority());
        Duration pause = FIRST_PAUSE;
        boolean arrived = false;
        Optional<StatusRuntimeException> lastRefusal = Optional.empty();
        while (true) {
            try {
                return rpc.apply(stub.withDeadline(deadline));
            } catch (StatusRuntimeException failure) {
                arrived |= !isRefused(failure);
                Duration next = pauseAfter(failure, pause);
                if (isTimeout(failure) && lastRefusal.isPresent()) {
                    throw timedOutAfter(lastRefusal.get(), address);
                }
                lastRefusal = Optional.of(failure);
                if (!isTransient(failure, address) || deadline.timeRemaining(TimeUnit.NANOSECONDS) <= next.toNanos()) {
                    throw told(failure, address, arrived);
                }
                sleep(next);
                servers.reconnect();
                pause = longer(pause);
            }
        }
    }

    private static boolean isTimeout(StatusRuntimeException failure) {
        return failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED;
    }

    /** The last try got no answer in time; what became of the one before tells why. */
    private static RuntimeException timedOutAfter(StatusRuntimeException refusal, Address address) {
        if (!isFromServer(refusal)) {
            return told(refusal, address, true);
        }
        String line = refusal.getStatus().getDescription() + "; it did not come back within the time allowed (--timeout)";
        return new Failure(ExitCode.UNAVAILABLE, List.of(line), true, refusal);
    }

    /** How long to wait before a call is made again: as long as the server says, and at least so long. */
    static Duration pauseAfter(StatusRuntimeException failure, Duration atLeast) {
        return ErrorDetails.of(failure)
                .retryDelay()
                .filter(delay -> delay.compareTo(atLeast) > 0)
                .orElse(atLeast);
    }

    /** The pause after one of that length. */
    static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** The first pause of a row. */
    static Duration firstPause() {
        return FIRST_PAUSE;
    }

    /** Whether the same call may succeed a little later. */
    static boolean isTransient(StatusRuntimeException failure, Address address) {
        return switch (failure.getStatus().getCode()) {
            case RESOURCE_EXHAUSTED -> true;
            // An address that nobody named and where nobody listens: Daybook does not run, and waiting will not start it.
            case UNAVAILABLE -> !(address.source() == Address.Source.DEFAULT && isRefused(failure));
            default -> false;
        };
    }

    /** The failure to end with: in our words if it came from no server. */
    static RuntimeException told(StatusRuntimeException failure, Address address, boolean arrived) {
        if (isFromServer(failure) || failure.getStatus().getCode() != Status.Code.UNAVAILABLE) {
            return failure;
        }
        String problem = isRefused(failure) ? "nothing listens on " : "no connection to ";
        String origin = switch (address.source()) {
            case OPTION, DEFAULT -> "";
            case ENVIRONMENT -> ", which the environment names";
            case RUNNING -> ", where `daybook up` said it runs";
        };
        String line = problem + address + origin + "; start Daybook with ./daybook up, or name its address";
        return new Failure(ExitCode.UNAVAILABLE, List.of(line), arrived, failure);
    }

    private static boolean isFromServer(StatusRuntimeException failure) {
        return ErrorDetails.of(failure).reason() != ErrorReason.ERROR_REASON_UNSPECIFIED;
    }

    private static boolean isRefused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    /** Sleeps; an interrupt ends the command. */
    public static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERRUPTED, List.of("interrupted"), e);
        }
    }
}
