package io.daybook.cli.server;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.ErrorReason;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls that are made again while a server is away or overloaded, until a deadline. Safe for use by many threads. */
public final class Retrying {

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
        var attempts = new Attempts(servers, servers.address(stub.getChannel().authority()));
        try {
            return attempts.answered(servers.client().call(stub, deadline, rpc, attempts));
        } catch (StatusRuntimeException last) {
            throw attempts.endedBy(last);
        }
    }

    /** The failed attempts of one call. For one thread. */
    private static final class Attempts implements Consumer<StatusRuntimeException> {

        private final Servers servers;
        private final ServerAddress address;
        private Optional<StatusRuntimeException> open = Optional.empty();
        private Optional<StatusRuntimeException> lastRefusal = Optional.empty();

        private Attempts(Servers servers, ServerAddress address) {
            this.servers = servers;
            this.address = address;
        }

        @Override
        public void accept(StatusRuntimeException failure) {
            servers.noteFailure(failure, address);
            if (Outcome.isOpenAfter(failure)) {
                open = Optional.of(failure);
            }
            if (!isTimeout(failure)) {
                lastRefusal = Optional.of(failure);
            }
        }

        private <R> R answered(R answer) {
            servers.heardFrom(address);
            return answer;
        }

        private RuntimeException endedBy(StatusRuntimeException last) {
            if (Outcome.isDecided(last)) {
                servers.heardFrom(address);
            } else {
                open.ifPresent(attempt -> Outcome.carry(last, attempt));
            }
            return isTimeout(last) && lastRefusal.isPresent()
                    ? timedOut(last, lastRefusal.get())
                    : Reachability.told(last, address, Outcome.isOpen(last));
        }

        /** The last try got no answer in time; what became of the one before tells why. */
        private RuntimeException timedOut(StatusRuntimeException last, StatusRuntimeException refusal) {
            if (!Reachability.isFromServer(refusal) || tellsWhatIsAwaited(refusal)) {
                return Reachability.told(refusal, address, Outcome.isOpen(last));
            }
            String line =
                    refusal.getStatus().getDescription() + "; it did not come back within the time allowed (--timeout)";
            return new Failure(ExitCode.UNAVAILABLE, List.of(line), Outcome.isOpen(last), refusal);
        }

        /** Whether it is no failure of a server, but says what the time ran out on. */
        private static boolean tellsWhatIsAwaited(StatusRuntimeException refusal) {
            return ErrorDetails.of(refusal).reason() == ErrorReason.ERROR_REASON_VIEW_LAGGING;
        }

        private static boolean isTimeout(StatusRuntimeException failure) {
            return failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED;
        }
    }
}
