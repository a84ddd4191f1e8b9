package io.daybook.cli.server;

import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Follows a stream of answers across broken connections, until it is done or the time is over. For one thread. */
public final class Following {

    private final Servers servers;
    private final Optional<Deadline> deadline;
    private final Consumer<String> interruptions;

    /**
     * A stream to follow.
     *
     * @param deadline      when the time is over; empty for no limit
     * @param interruptions is told when the connection is lost
     */
    public Following(Servers servers, Optional<Deadline> deadline, Consumer<String> interruptions) {
        this.servers = servers;
        this.deadline = deadline;
        this.interruptions = interruptions;
    }

    /**
     * Follows.
     *
     * @param open   opens the stream where the last one broke off
     * @param isLast takes one answer and says whether it was the last one wanted
     * @return true if the last answer came, false if the time is over
     * @throws StatusRuntimeException if the server refuses
     * @throws io.daybook.cli.Failure if no server can be reached
     */
    public <S extends AbstractBlockingStub<S>, R> boolean follow(
            S stub, Function<S, Iterator<R>> open, Predicate<R> isLast) {
        Address address = servers.address(stub.getChannel().authority());
        Duration pause = Retrying.firstPause();
        boolean told = false;
        while (true) {
            boolean received = false;
            try {
                Iterator<R> answers = open.apply(deadline.map(stub::withDeadline).orElse(stub));
                while (answers.hasNext()) {
                    received = true;
                    if (isLast.test(answers.next())) {
                        return true;
                    }
                }
            } catch (StatusRuntimeException failure) {
                if (failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
                    return false;
                }
                if (!Retrying.isTransient(failure, address)) {
                    throw Retrying.told(failure, address, false);
                }
            }
            if (deadline.map(Deadline::isExpired).orElse(false)) {
                return false;
            }
            pause = received ? Retrying.firstPause() : Retrying.longer(pause);
            if (received || !told) {
                told = true;
                interruptions.accept("no connection to %s; trying again".formatted(address));
            }
            Retrying.sleep(within(deadline, pause));
            servers.reconnect();
        }
    }

    /** The pause, but no longer than there is time. */
    private static Duration within(Optional<Deadline> deadline, Duration pause) {
        long left = deadline.map(limit -> limit.timeRemaining(TimeUnit.MILLISECONDS)).orElse(Long.MAX_VALUE);
        return Duration.ofMillis(Math.clamp(left, 0, pause.toMillis()));
    }
}
