package io.daybook.bench.load;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.LiveViews;
import io.daybook.bench.bed.Program;
import io.daybook.v1.ProjectorServiceGrpc;
import io.daybook.v1.ProjectorServiceGrpc.ProjectorServiceBlockingStub;
import io.daybook.v1.RebuildViewsRequest;
import io.daybook.views.ViewCatalog;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.TimeUnit;

/** Has a projector fill its views anew. For one thread. */
public final class Rebuilds implements AutoCloseable {

    private final ManagedChannel channel;
    private final ProjectorServiceBlockingStub projector;
    private final LiveViews views;

    private Rebuilds(ManagedChannel channel, LiveViews views) {
        this.channel = channel;
        this.projector = ProjectorServiceGrpc.newBlockingStub(channel);
        this.views = views;
    }

    /** Connects to the projector of a bed. */
    public static Rebuilds of(Bed bed, LiveViews views) {
        return new Rebuilds(
                ManagedChannelBuilder.forAddress("127.0.0.1", bed.port(Program.PROJECTOR))
                        .usePlaintext()
                        .build(),
                views);
    }

    /**
     * Fills a set, and drops the one whose place it took. Counts from when the first events were written to when the set is
     * read: the projector looks only once a second whether it is to begin.
     */
    public double eventsPerSecond() throws InterruptedException {
        long generation =
                projector.rebuildViews(RebuildViewsRequest.getDefaultInstance()).getGeneration();
        ViewCatalog begun = views.await(
                catalog -> catalog.checkpoints().get(generation),
                catalog -> catalog.checkpoints().get(generation).position() > 0);
        long start = System.nanoTime();
        ViewCatalog ended = views.await(
                catalog -> catalog.checkpoints().get(generation), catalog -> catalog.live() == generation);
        double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
        views.retired().drop();
        return (ended.liveCheckpoint().position() - begun.checkpoints().get(generation).position()) / seconds;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
