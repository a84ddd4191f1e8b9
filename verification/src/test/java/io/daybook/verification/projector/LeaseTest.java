package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.daybook.service.RunningServer;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several projectors one writes, and one that lost its lease writes no more. */
class LeaseTest {

    private ProjectorStage stage;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
        stage.publisher().createStream();
    }

    @AfterEach
    void clear() throws Exception {
        stage.close();
    }

    @Test
    void aStandbyTakesOverWithAHigherEpoch() throws Exception {
        RunningServer first = stage.startProjector();
        projectOneMore();
        String firstHolder = lease().getString("holder");
        stage.startProjector();
        projectOneMore();
        assertThat(lease().getString("holder")).isEqualTo(firstHolder);
        long firstEpoch = lease().getLong("epoch");

        stage.stop(first);
        projectOneMore();

        assertThat(lease().getString("holder")).isNotEqualTo(firstHolder);
        assertThat(lease().getLong("epoch")).isGreaterThan(firstEpoch);
        assertThat(stage.sets().catalog().orElseThrow().epoch()).isEqualTo(lease().getLong("epoch"));
        Fold.of(stage.log().events()).assertEquals(stage.views());
    }

    @Test
    void aProjectorThatStopsLeavesTheLeaseToTheNextAtOnce() throws Exception {
        RunningServer projector = stage.startProjector();
        projectOneMore();

        stage.stop(projector);

        assertThat(lease().getString("holder")).isEmpty();
    }

    @Test
    void aLeaseIsTakenOverWhenItIsNotRenewedAndNotBefore() throws Exception {
        takeLeaseAs("somebody");
        stage.startProjector();

        await().pollInterval(Duration.ofSeconds(1))
                .during(Duration.ofSeconds(8))
                .atMost(ProjectorStage.PATIENCE)
                .until(this::isStillSomebodysOnceRenewed);
        projectOneMore();

        assertThat(lease().getString("holder")).isNotEqualTo("somebody");
    }

    @Test
    void aHolderThatIsFencedNeverMovesTheCheckpoint() throws Exception {
        stage.startProjector();
        projectOneMore();
        long position = stage.position();
        long epoch = lease().getLong("epoch");

        // Another one took over: first the lease, then the checkpoint, as take-overs do.
        takeLeaseAs("somebody");
        stage.setCatalog("epoch", epoch + 1);
        stage.log().calendar("while-fenced");
        stage.publisher().publish(stage.log());

        // Shorter than the lease is good for.
        await().during(Duration.ofSeconds(3))
                .atMost(ProjectorStage.PATIENCE)
                .until(() -> stage.position() == position);
        assertThat(lease().getString("holder")).isEqualTo("somebody");

        takeLeaseAs("");
        stage.awaitProjected();
        Fold.of(stage.log().events()).assertEquals(stage.views());
    }

    @Test
    void aCheckpointThatWasTakenOverIsLeftAloneEvenBeforeTheLeaseIsSeenToBeLost() throws Exception {
        stage.startProjector();
        projectOneMore();
        long epoch = stage.sets().catalog().orElseThrow().epoch();

        stage.setCatalog("epoch", epoch + 5);
        stage.log().calendar("next");
        stage.publisher().publish(stage.log());
        stage.awaitProjected();

        assertThat(stage.sets().catalog().orElseThrow().epoch()).isGreaterThan(epoch + 5);
    }

    @Test
    void whoWaitsForACommandServerAndLosesTheLeaseTouchesNothingOfItsSuccessors() throws Exception {
        stage.logServer().setAway(true);
        stage.log().calendar("cal");
        stage.startProjector();
        await().atMost(ProjectorStage.PATIENCE).until(() -> stage.logServer().refusals() > 1);
        takeLeaseAs("somebody");
        long epoch = lease().getLong("epoch");
        var set = Checkpoint.first(1, 1, Instant.now());
        assertThat(stage.catalogChanges().begin(ViewCatalog.first(epoch, set))).isTrue();
        stage.views().calendars().insertOne(new Document("_id", "as it was"));
        stage.logServer().setAway(false);

        // Shorter than the lease is good for.
        await().during(Duration.ofSeconds(3))
                .atMost(ProjectorStage.PATIENCE)
                .until(() -> stage.views().calendars().countDocuments() == 1);
        assertThat(stage.sets().catalog().orElseThrow().epoch()).isEqualTo(epoch);
    }

    private void projectOneMore() throws Exception {
        stage.log().calendar("cal-" + stage.log().head());
        stage.publisher().publish(stage.log());
        stage.awaitProjected();
    }

    private Document lease() {
        return stage.sets().leases().find().first();
    }

    private boolean isStillSomebodysOnceRenewed() {
        return stage.sets()
                        .leases()
                        .updateOne(Filters.eq("holder", "somebody"), Updates.inc("renewals", 1L))
                        .getMatchedCount()
                == 1;
    }

    private void takeLeaseAs(String holder) {
        Document held = lease();
        long epoch = held == null ? 1 : held.getLong("epoch") + 1;
        stage.sets().leases().deleteMany(Filters.empty());
        stage.sets()
                .leases()
                .insertOne(new Document("_id", ViewSets.leaseId())
                        .append("holder", holder)
                        .append("epoch", epoch)
                        .append("renewals", 0L));
    }
}
