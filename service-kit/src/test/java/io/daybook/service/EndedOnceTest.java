package io.daybook.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndedOnceTest {

    private final Recorded recorded = new Recorded();
    private final EndedOnce<String, String> call = new EndedOnce<>(recorded);

    @Test
    void takesOneEndAndNothingAfterIt() {
        call.sendHeaders(new Metadata());
        call.sendMessage("answer");
        call.close(Status.OK, new Metadata());
        call.close(Status.UNAVAILABLE, new Metadata());
        call.sendMessage("late");

        assertThat(recorded.sent).containsExactly("headers", "answer", "OK");
    }

    @Test
    void tellsNothingToACallerWhoHasEndedIt() {
        recorded.cancelled = true;

        call.sendHeaders(new Metadata());
        call.sendMessage("answer");
        call.close(Status.OK, new Metadata());

        assertThat(recorded.sent).isEmpty();
    }

    private static final class Recorded extends ServerCall<String, String> {

        private final List<String> sent = new ArrayList<>();
        private boolean cancelled;

        @Override
        public void request(int messages) {}

        @Override
        public void sendHeaders(Metadata headers) {
            sent.add("headers");
        }

        @Override
        public void sendMessage(String message) {
            sent.add(message);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            sent.add(status.getCode().name());
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public MethodDescriptor<String, String> getMethodDescriptor() {
            throw new UnsupportedOperationException();
        }
    }
}
