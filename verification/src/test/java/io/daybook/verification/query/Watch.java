package io.daybook.verification.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The client's end of a stream. It takes one answer for each time it is asked for one, so that a test that does not ask is
 * a slow reader.
 *
 * @param <A> an answer
 */
final class Watch<A> implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    /** What came; empty at the end. */
    private final BlockingQueue<Optional<A>> answers = new LinkedBlockingQueue<>();

    private final CompletableFuture<StatusRuntimeException> end = new CompletableFuture<>();
    private final ClientCall<?, A> call;

    private Watch(ClientCall<?, A> call) {
        this.call = call;
    }

    static <Q, A> Watch<A> start(Channel channel, MethodDescriptor<Q, A> method, Q request) {
        ClientCall<Q, A> call = channel.newCall(method, CallOptions.DEFAULT);
        var watch = new Watch<>(call);
        call.start(watch.listener(), new Metadata());
        call.sendMessage(request);
        call.halfClose();
        return watch;
    }

    /** The next answer. */
    A next() throws InterruptedException {
        return take().orElseThrow(() -> new AssertionError("the stream ended", end.join()));
    }

    /**
     * The next answer.
     *
     * @throws StatusRuntimeException if there is none, as the stream ended
     */
    A nextOrEnd() throws InterruptedException {
        return take().orElseThrow(end::join);
    }

    /** How it ended; what came before and was not taken is skipped. */
    StatusRuntimeException end() throws InterruptedException, ExecutionException, TimeoutException {
        call.request(Integer.MAX_VALUE);
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    Status.Code endCode() throws InterruptedException, ExecutionException, TimeoutException {
        return end().getStatus().getCode();
    }

    boolean hasNothingMore() {
        return answers.stream().noneMatch(Optional::isPresent);
    }

    @Override
    public void close() {
        call.cancel("the test is over", null);
    }

    private Optional<A> take() throws InterruptedException {
        call.request(1);
        Optional<A> answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(answer).as("an answer in time").isNotNull();
        return answer;
    }

    private ClientCall.Listener<A> listener() {
        return new ClientCall.Listener<>() {
            @Override
            public void onMessage(A answer) {
                answers.add(Optional.of(answer));
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                end.complete(new StatusRuntimeException(status, trailers));
                answers.add(Optional.empty());
            }
        };
    }
}
