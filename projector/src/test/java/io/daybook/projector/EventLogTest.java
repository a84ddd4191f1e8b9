package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc.EventLogServiceImplBase;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final int GIVEN = 3;

    @Test
    void whatCameBeforeTheAnswerFailedIsKept() throws Exception {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new FailingAfterSome())
                .build()
                .start();
        try (var log = new EventLog(List.of("127.0.0.1:" + server.getPort()))) {
            EventLog.Page page = log.read(8, 2_000);

            assertThat(page.entries()).extracting(LogEntry::position).containsExactly(8L, 9L, 10L);
            assertThat(page.head()).isEqualTo(5_000);
            assertThatThrownBy(() -> log.read(4_000, 4_001)).isInstanceOf(StatusRuntimeException.class);
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aServerThatWasAwayIsTriedEachTimeItIsAsked() throws Exception {
        var attempts = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var log = new EventLog(List.of("127.0.0.1:" + server.getLocalPort()))) {
            Thread.ofVirtual().start(() -> hangUp(server, attempts));

            // Left to itself, it would be tried 5 times in this time.
            Instant until = Instant.now().plus(Duration.ofSeconds(9));
            while (attempts.get() < 10 && Instant.now().isBefore(until)) {
                assertThatThrownBy(() -> log.read(1, 1)).isInstanceOf(StatusRuntimeException.class);
            }
            assertThat(attempts.get()).isGreaterThanOrEqualTo(10);
        }
    }

    private static void hangUp(ServerSocket server, AtomicInteger attempts) {
        try {
            while (!server.isClosed()) {
                server.accept().close();
                attempts.incrementAndGet();
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    /** Gives some events of those asked for, if they are not too new, and then fails. */
    private static final class FailingAfterSome extends EventLogServiceImplBase {

        @Override
        public void readEvents(ReadEventsRequest request, StreamObserver<ReadEventsResponse> answer) {
            long first = request.getFromPosition();
            if (first < 4_000) {
                LongStream.range(first, first + GIVEN).forEach(position -> answer.onNext(ReadEventsResponse.newBuilder()
                        .addEvents(Event.newBuilder().setPosition(position))
                        .setHeadPosition(5_000)
                        .build()));
            }
            answer.onError(Status.DEADLINE_EXCEEDED.asRuntimeException());
        }
    }
}
