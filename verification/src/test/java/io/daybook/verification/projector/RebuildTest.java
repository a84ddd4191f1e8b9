package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.views.ViewCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another set of views is filled beside the one that is read, and takes its place when it is no further behind. */
class RebuildTest {

    private ProjectorStage stage;
    private long first;
    private long second;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
        stage.log().randomHistory(3, 10, 6_000);
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());
    }

    @AfterEach
    void clear() throws Exception {
        stage.close();
    }

    @Test
    void whatIsReadNeverGoesBackAndTheNewSetIsTheFoldOfTheLog() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        wishRebuild();
        long seen = stage.position();
        for (int more = 0; catalog().live() == first; more++) {
            stage.log().calendar("while-filled-" + more);
            stage.publisher().publish(stage.log());
            // The live set goes on while the other one is filled, and at a flip nothing is lost.
            long target = stage.log().head();
            while (stage.position() < target) {
                assertThat(stage.position()).isGreaterThanOrEqualTo(seen);
                seen = stage.position();
            }
        }

        assertThat(catalog().live()).isEqualTo(second);
        assertThat(catalog().retired().orElseThrow().position()).isGreaterThan(6_000);
        assertLiveSetIsTheFold();
    }

    @Test
    void aProjectorThatDiesInTheMiddleIsFollowedByOneThatGoesOn() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        wishRebuild();
        long reached = 0;
        while (catalog().live() == first) {
            stage.stopProjectors();
            long left = catalog().checkpoints().get(second).position();
            assertThat(left).isGreaterThanOrEqualTo(reached);
            stage.startProjector();
            awaitCatalog(catalog -> catalog.live() == second || catalog.checkpoints().get(second).position() > left);
            reached = left;
        }

        assertThat(reached).isPositive();
        assertLiveSetIsTheFold();
    }

    @Test
    void theFormerSetIsBroughtUpToDateBeforeItIsReadAgain() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        wishRebuild();
        awaitCatalog(catalog -> catalog.live() == second);
        for (int more = 0; more < 300; more++) {
            stage.log().calendar("after-the-flip-" + more);
        }
        stage.publisher().publish(stage.log());
        stage.awaitProjected();
        long position = stage.position();

        ViewCatalog now = catalog();
        assertThat(stage.catalogChanges().wishRollback(now, now.retired().orElseThrow())).isTrue();
        awaitCatalog(catalog -> {
            assertThat(catalog.liveCheckpoint().position()).isGreaterThanOrEqualTo(position);
            return catalog.live() == first;
        });

        assertThat(catalog().liveCheckpoint().retiredAt()).isEmpty();
        assertLiveSetIsTheFold();
    }

    @Test
    void aSetIsNotReadBeforeItHoldsWhatADeadProjectorShowedBeyondItsCheckpoint() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        wishRebuild();
        awaitCatalog(catalog -> catalog.live() == second);
        stage.stopProjectors();
        long shown = stage.position();
        // As if whoever wrote had died in the middle of a batch: its documents are there, the checkpoints stand before it.
        stage.setCatalog("sets.g" + first + ".position", shown - 100);
        stage.setCatalog("sets.g" + second + ".position", shown - 100);
        assertThat(stage.catalogChanges().wishRollback(catalog(), catalog().retired().orElseThrow())).isTrue();

        stage.restartNats("empty");
        stage.logServer().giveUntil(shown - 50);
        stage.startProjector();
        await().atMost(ProjectorStage.PATIENCE).until(() -> stage.logServer().refusals() > 3);
        assertThat(catalog().live()).isEqualTo(second);
        assertThat(stage.position()).isEqualTo(shown - 50);
        stage.logServer().giveUntil(Long.MAX_VALUE);
        awaitCatalog(catalog -> {
            assertThat(catalog.live() == second || catalog.liveCheckpoint().position() >= shown).isTrue();
            return catalog.live() == first;
        });

        assertLiveSetIsTheFold();
    }

    @Test
    void aSetThatIsNoLongerReadIsDroppedAfterAWhile() throws Exception {
        stage.setRetention(Duration.ofSeconds(2));
        stage.startProjector();
        stage.awaitProjected();
        wishRebuild();
        awaitCatalog(catalog -> catalog.live() == second);
        assertThat(stage.setsInDatabase()).containsExactlyInAnyOrder(first, second);

        awaitCatalog(catalog -> catalog.checkpoints().size() == 1);
        await().atMost(ProjectorStage.PATIENCE).until(() -> stage.setsInDatabase().size() == 1);
        assertThat(stage.setsInDatabase()).containsExactly(second);
        assertLiveSetIsTheFold();
    }

    @Test
    void aSetIsKeptAsLongAsToldWhateverTheClockShowedWhenAnotherTookItsPlace() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        wishRebuild();
        awaitCatalog(catalog -> catalog.live() == second);
        stage.setRetiredAt(first, Instant.now().minus(Duration.ofHours(2)));

        // Three times as long as between two looks at the catalog.
        await().during(Duration.ofSeconds(3))
                .atMost(ProjectorStage.PATIENCE)
                .until(() -> catalog().checkpoints().containsKey(first));
    }

    @Test
    void aSetIsFilledFromTheLogWhenTheStreamHasForgottenItsBeginning() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        stage.publisher().forgetBefore(4_001);
        wishRebuild();
        awaitCatalog(catalog -> catalog.live() == second);

        assertThat(stage.logServer().eventsRead()).isGreaterThanOrEqualTo(4_000);
        assertLiveSetIsTheFold();
    }

    @Test
    void viewsThatAreWipedWhileAnotherSetIsFilledAreFilledAnew() throws Exception {
        stage.startProjector();
        stage.awaitProjected();
        wishRebuild();
        awaitCatalog(catalog -> catalog.checkpoints().containsKey(second));
        stage.wipeMongo();

        stage.awaitProjected();
        assertThat(catalog().next()).isZero();
        assertLiveSetIsTheFold();
    }

    private void wishRebuild() {
        ViewCatalog read = catalog();
        first = read.live();
        second = read.newest() + 1;
        assertThat(stage.catalogChanges().wishRebuild(read)).isTrue();
    }

    private ViewCatalog catalog() {
        return stage.sets().catalog().orElseThrow();
    }

    private void awaitCatalog(Predicate<ViewCatalog> condition) {
        await().atMost(ProjectorStage.PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> condition.test(catalog()));
    }

    private void assertLiveSetIsTheFold() {
        stage.awaitProjected();
        Fold.of(stage.log().events()).assertEquals(stage.views());
    }
}
