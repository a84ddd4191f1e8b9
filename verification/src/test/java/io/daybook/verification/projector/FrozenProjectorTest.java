package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.chaos.link.Link;
import io.daybook.chaos.link.Traffic.Open;
import io.daybook.chaos.link.Traffic.Slow;
import io.daybook.verification.process.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** G4: the process that writes the views stands still in the midst of a batch, until long after another one took its place. */
@Timeout(180)
class FrozenProjectorTest {

    private static final int HISTORY = 500;
    private static final int BATCH = 300;
    private static final Duration DELAY = Duration.ofMillis(100);
    private static final Duration LENGTH = Duration.ofMinutes(20);

    /** Later than anything else. */
    private static final Instant BEGIN = Instant.parse("2040-05-03T00:00:00Z");

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
    void wakesUpAndChangesNothingThatItsSuccessorWrote() throws Exception {
        int port = ProjectorStage.freePort();
        try (var link = Link.open(port, URI.create(mongoUrl()).getPort());
                var frozen = process(port)) {
            stage.awaitProjected();
            link.set(new Slow(DELAY));
            freezeInTheMiddle(frozen);

            stage.startProjector();
            changeAllThatTheFrozenOneHas();
            stage.awaitProjected();
            Fold.of(stage.log().events()).assertEquals(stage.views());
            long successor = epoch();
            long written = stage.position();

            link.set(new Open());
            frozen.resume();
            await().atMost(ProjectorStage.PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
                assertThat(stage.position()).isGreaterThanOrEqualTo(written);
                return frozen.printed().contains("the lease was lost, or the views were wiped, at position");
            });
            stage.log().calendar("afterwards");
            stage.publisher().publish(stage.log());
            stage.awaitProjected();
            assertThat(epoch()).isEqualTo(successor);
            Fold.of(stage.log().events()).assertEquals(stage.views());
        }
    }

    /** It has written documents that its checkpoint does not tell of yet. */
    private void freezeInTheMiddle(ServerProcess projector) throws Exception {
        long before = stage.position();
        long documents = stage.views().appointmentVersions().countDocuments();
        for (int number = 0; number < BATCH; number++) {
            stage.log().booked("late-" + number, "cal-0", BEGIN.plus(Duration.ofHours(number)), LENGTH);
        }
        stage.publisher().publish(stage.log());
        await().atMost(ProjectorStage.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> stage.views().appointmentVersions().countDocuments() > documents);
        projector.pause();
        assertThat(stage.position()).as("in the middle").isBetween(before, stage.log().head() - 1);
    }

    private void changeAllThatTheFrozenOneHas() throws Exception {
        for (int number = 0; number < BATCH; number++) {
            stage.log().moved("late-" + number, BEGIN.plus(Duration.ofMinutes(60L * number + 30)), LENGTH);
        }
        stage.publisher().publish(stage.log());
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

    private long epoch() {
        return stage.sets().catalog().orElseThrow().epoch();
    }
}
