package io.daybook.chaos.fuzz;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call with any bytes as its request. */
final class RawCall {

    private static final int ANSWERS_READ = 20;
    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private RawCall() {}

    /**
     * Calls and waits for the end; of a stream some answers are read until the time is over.
     *
     * @param headers  what goes before them
     * @param requests the messages to send; a well-behaved client sends one
     * @param deadline a stream without an end is given up after it
     */
    static Answer call(
            ManagedChannel channel, Contract.Method method, Metadata headers, List<byte[]> requests, Duration deadline) {
        MethodDescriptor<byte[], byte[]> descriptor = MethodDescriptor.newBuilder(BYTES, BYTES)
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .setFullMethodName(method.name())
                .build();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
        ClientCall<byte[], byte[]> call = channel.newCall(descriptor, options);
        var answer = new CompletableFuture<Answer>();
        call.start(new Reading(answer), headers);
        call.request(ANSWERS_READ);
        requests.forEach(call::sendMessage);
        call.halfClose();
        return answer.join();
    }

    private static final class Reading extends ClientCall.Listener<byte[]> {

        private final List<byte[]> messages = new ArrayList<>();
        private final CompletableFuture<Answer> answer;

        private Reading(CompletableFuture<Answer> answer) {
            this.answer = answer;
        }

        @Override
        public void onMessage(byte[] message) {
            messages.add(message);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            answer.complete(new Answer(messages, status, trailers));
        }
    }

    /**
     * How it ended.
     *
     * @param messages what came before the end
     * @param status   the end
     * @param trailers with the details of an error
     */
    record Answer(List<byte[]> messages, Status status, Metadata trailers) {}
}
