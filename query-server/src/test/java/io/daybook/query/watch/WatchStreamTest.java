package io.daybook.query.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.query.call.Call;
import io.daybook.query.call.ServerStop;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WatchStreamTest {

    private final ServerStop stop = new ServerStop();
    private final Call call = Call.current(stop);
    private final FakeObserver observer = new FakeObserver();

    @Test
    void sendsWhenTheCallerIsReady() {
        observer.readiness.addAll(List.of(false, false));
        call.bell().ring();

        new WatchStream<>(observer, call).send("a");

        assertThat(observer.sent).containsExactly("a");
    }

    @Test
    void ringsWhenACallerWhoWasNotReadyIs() throws InterruptedException {
        var stream = new WatchStream<>(observer, call);
        observer.readiness.addAll(List.of(false, false));

        assertThat(stream.isReady()).isFalse();
        stream.ready();

        assertThat(call.bell().await(Duration.ZERO)).isTrue();
    }

    @Test
    void doesNotRingForReadinessThatNobodyAwaits() throws InterruptedException {
        var stream = new WatchStream<>(observer, call);
        stream.send("a");
        stream.ready();

        assertThat(call.bell().await(Duration.ZERO)).isFalse();
    }

    @Test
    void aCallerWhoBecomesReadyMeanwhileIsSeen() {
        observer.readiness.add(false);

        assertThat(new WatchStream<>(observer, call).isReady()).isTrue();
    }

    @Test
    void aServerThatStopsEndsTheWait() {
        var stream = new WatchStream<>(observer, call);
        stop.stop();

        assertThatThrownBy(() -> stream.send("a")).hasMessageContaining("stopping");
    }

    @Test
    void aHeartbeatIsSentOnceIfItIsOwed() {
        var stream = new WatchStream<>(observer, call);
        stream.sendOwed(() -> "early");
        stream.oweHeartbeat();
        stream.oweHeartbeat();
        stream.sendOwed(() -> "due");
        stream.sendOwed(() -> "again");

        assertThat(observer.sent).containsExactly("due");
    }

    @Test
    void nothingIsOwedToNobody() {
        var stream = new WatchStream<>(observer, call);
        stop.stop();

        assertThatThrownBy(() -> stream.sendOwed(() -> "late")).hasMessageContaining("stopping");
    }

    /** Ready, unless told what to answer first. */
    private static final class FakeObserver extends ServerCallStreamObserver<String> {

        private final Deque<Boolean> readiness = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();

        @Override
        public boolean isReady() {
            return readiness.isEmpty() || readiness.poll();
        }

        @Override
        public void onNext(String answer) {
            sent.add(answer);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
