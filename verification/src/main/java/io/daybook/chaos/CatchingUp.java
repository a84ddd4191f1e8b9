package io.daybook.chaos;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Member.Kind;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ReadEventsRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Waits until the stream and the views of a cluster hold what its log holds. */
final class CatchingUp {

    private static final String STREAM = "DAYBOOK_EVENTS";
    private static final Duration CALL_TIME = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 200;

    private final Cluster cluster;

    CatchingUp(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Waits for everything up to where the log ends when it is first read.
     *
     * @return what is not there when patience ends; empty if all is
     */
    Optional<String> await(Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        long head = 0;
        Optional<String> lagging = Optional.of("the log was not read");
        while (lagging.isPresent() && System.nanoTime() - begun < patience.toNanos()) {
            try {
                head = head == 0 ? Math.max(1, head()) : head;
                lagging = lagging(head);
            } catch (IOException | JetStreamApiException | StatusRuntimeException e) {
                lagging = Optional.of(e.toString());
            }
            if (lagging.isPresent()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        long end = head;
        return lagging.map(what -> "after %d s without faults, position %d is not everywhere: %s"
                .formatted(patience.toSeconds(), end, what));
    }

    private Optional<String> lagging(long head) throws IOException, JetStreamApiException, InterruptedException {
        long stream = streamEnd();
        if (stream < head) {
            return Optional.of("the stream ends at position " + stream);
        }
        for (Member server : Member.of(Kind.QUERY_SERVER)) {
            awaitViews(server, head);
        }
        return Optional.empty();
    }

    /** Where the log ends; both command servers must be able to tell. */
    private long head() {
        return Member.of(Kind.COMMAND_SERVER).stream().mapToLong(this::head).max().orElseThrow();
    }

    private long head(Member server) {
        return call(server, channel -> EventLogServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(CALL_TIME)
                .readEvents(ReadEventsRequest.newBuilder()
                        .setFromPosition(Long.MAX_VALUE)
                        .build())
                .next()
                .getHeadPosition());
    }

    private void awaitViews(Member server, long position) {
        call(server, channel -> CalendarQueryServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(CALL_TIME)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setPageSize(1)
                        .setMinPosition(position)
                        .build()));
    }

    private long streamEnd() throws IOException, JetStreamApiException, InterruptedException {
        try (var nats = Nats.connect(cluster.natsUrl())) {
            return nats.jetStreamManagement().getStreamInfo(STREAM).getStreamState().getLastSequence();
        }
    }

    private <T> T call(Member server, Function<ManagedChannel, T> call) {
        ManagedChannel channel = Grpc.newChannelBuilder(cluster.address(server), InsecureChannelCredentials.create())
                .build();
        try {
            return call.apply(channel);
        } finally {
            channel.shutdownNow();
        }
    }
}
