package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.chaos.link.Link;
import io.daybook.chaos.link.Traffic.Slow;
import io.daybook.verification.process.ServerProcess;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** G8: the process that fills another set of views gets SIGKILL in the middle of it. */
class KilledWhileRebuildingTest {

    private static final int HISTORY = 6_000;
    private static final Duration DELAY = Duration.ofMillis(30);

    private ProjectorStage stage;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
        stage.log().randomHistory(11, 10, HISTORY);
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());
    }

    @AfterEach
    void clear() throws Exception {
        stage.close();
    }

    @Test
    void anotherProjectorGoesOnWhereItWasAndTheSetIsReadThen() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        stage.stopProjectors();
        long first = catalog().live();
        assertThat(stage.catalogChanges().wishRebuild(catalog())).isTrue();
        long second = catalog().next();

        int port = ProjectorStage.freePort();
        try (var link = Link.open(port, URI.create(mongoUrl()).getPort());
                var killed = process(port)) {
            link.set(new Slow(DELAY));
            awaitCatalog(_ -> filled() > 0);
        }
        long left = filled();
        assertThat(catalog().live()).isEqualTo(first);
        assertThat(left).as("in the middle").isBetween(1L, stage.log().head() - 1);

        stage.startProjector();
        awaitCatalog(catalog -> {
            assertThat(catalog.liveCheckpoint().position()).isEqualTo(stage.log().head());
            assertThat(catalog.checkpoints().get(second).position()).isGreaterThanOrEqualTo(left);
            return catalog.live() == second;
        });
        stage.awaitProjected();
        Fold.of(stage.log().events()).assertEquals(stage.views());
    }

    /** A projector that reaches MongoDB over a link. */
    private ServerProcess process(int mongoPort) throws Exception {
        var environment = new HashMap<>(stage.environment().variables());
        environment.put("DAYBOOK_MONGO_URL", "mongodb://127.0.0.1:" + mongoPort);
        return ServerProcess.start("projector", environment);
    }

    private String mongoUrl() {
        return stage.environment().variables().get("DAYBOOK_MONGO_URL");
    }

    private long filled() {
        return catalog().nextCheckpoint().map(Checkpoint::position).orElse(0L);
    }

    private ViewCatalog catalog() {
        return stage.sets().catalog().orElseThrow();
    }

    private void awaitCatalog(Predicate<ViewCatalog> condition) {
        await().atMost(ProjectorStage.PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> condition.test(catalog()));
    }
}
