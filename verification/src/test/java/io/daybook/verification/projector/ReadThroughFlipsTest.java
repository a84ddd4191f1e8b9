package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.service.RunningServer;
import io.daybook.verification.projector.RoomReader.Told;
import io.daybook.views.ViewCatalog;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** G4, G6 and G8 for those who read and watch on two query servers while other sets of views take the place of theirs. */
@Timeout(180)
class ReadThroughFlipsTest {

    private static final int CALENDARS = 10;
    private static final int HISTORY = 6_000;
    private static final int READERS_OF_EACH = 2;
    private static final int ROUNDS_BETWEEN = 20;

    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<Future<?>> working = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Told told = new Told();
    private ProjectorStage stage;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
        stage.log().randomHistory(3, CALENDARS, HISTORY);
        stage.publisher().createStream();
    }

    @AfterEach
    void clear() throws Exception {
        channels.forEach(ManagedChannel::shutdownNow);
        stage.close();
    }

    @Test
    void nothingIsMissedAndNothingGoesBack() throws Exception {
        var room = new Room(stage);
        stage.startProjector();
        stage.awaitProjected();
        List<ManagedChannel> servers = List.of(channel(), channel());
        List<RoomWatches> watches = servers.stream().map(server -> new RoomWatches(server, room)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            working.add(threads.submit(untilOver(room::change)));
            for (ManagedChannel server : servers) {
                for (int i = 0; i < READERS_OF_EACH; i++) {
                    var reader = new RoomReader(server, room, CALENDARS + 1, told);
                    working.add(threads.submit(untilOver(reader::read)));
                }
            }
            long first = catalog().live();
            rebuild();
            awaitAll(() -> catalog().live() > first);
            long second = catalog().live();
            rollBack();
            awaitAll(() -> catalog().live() == first);
            rebuild();
            awaitAll(() -> catalog().live() > second);
            awaitAnswers();
            over.set(true);
            requireNoFailure();
        }

        stage.awaitProjected();
        watches.forEach(RoomWatches::assertToldAll);
        Fold.of(stage.log().events()).assertEquals(stage.views());
    }

    private void rebuild() throws Exception {
        awaitAnswers();
        assertThat(stage.catalogChanges().wishRebuild(catalog())).isTrue();
    }

    private void rollBack() throws Exception {
        awaitAnswers();
        ViewCatalog catalog = catalog();
        assertThat(stage.catalogChanges().wishRollback(catalog, catalog.retired().orElseThrow())).isTrue();
    }

    /** There is something to compare with when the next set is read. */
    private void awaitAnswers() throws Exception {
        long before = told.answers();
        awaitAll(() -> told.answers() > before + ROUNDS_BETWEEN);
    }

    /** Waits until it is so, or somebody failed. */
    private void awaitAll(BooleanSupplier condition) throws Exception {
        await().atMost(ProjectorStage.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> over.get() || condition.getAsBoolean());
        if (over.get()) {
            requireNoFailure();
        }
    }

    private void requireNoFailure() throws Exception {
        for (Future<?> each : working) {
            each.get(ProjectorStage.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private ViewCatalog catalog() {
        return stage.sets().catalog().orElseThrow();
    }

    private Callable<Void> untilOver(Work work) {
        return () -> {
            try {
                while (!over.get()) {
                    work.run();
                }
                return null;
            } finally {
                over.set(true);
            }
        };
    }

    private ManagedChannel channel() throws InterruptedException {
        RunningServer server = stage.startQueryServer();
        ManagedChannel channel =
                ManagedChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
        channels.add(channel);
        return channel;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
