package io.daybook.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final StatusRuntimeException AWAY = Status.UNAVAILABLE.asRuntimeException();

    @Test
    void pausesGrowUpToTwoSeconds() {
        var backoff = new Backoff();
        List<Duration> pauses = Stream.generate(() -> backoff.pauseAfter(AWAY)).limit(12).toList();

        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(25), Duration.ofMillis(50));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void noTwoClientsPauseAlike() {
        assertThat(Stream.generate(() -> new Backoff().pauseAfter(AWAY)).limit(100).distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void whatTheServerAsksForComesFirst() {
        var delay = RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(3))
                .build();
        StatusRuntimeException told = StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Code.UNAVAILABLE_VALUE)
                .addDetails(Any.pack(delay))
                .build());

        assertThat(new Backoff().pauseAfter(told)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }
}
