package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.ReplaceOptions;
import io.daybook.service.RunningServer;
import io.daybook.views.AgendaDay;
import io.daybook.views.ViewCatalog;
import io.daybook.views.Views;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the way the events come, the views equal the fold of the log. */
class ProjectionTest {

    private static final Instant MORNING = Instant.parse("2030-01-01T08:00:00Z");

    private ProjectorStage stage;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
    }

    @AfterEach
    void clear() throws Exception {
        stage.close();
    }

    @Test
    void viewsEqualTheFoldOfTheStream() throws Exception {
        stage.log().randomHistory(1, 20, 4_000);
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());

        stage.startProjector();

        assertViewsEqualTheLog();
        assertThat(stage.logServer().eventsRead()).isZero();
        assertThat(stage.sets().catalog().orElseThrow().liveCheckpoint().completeFrom()).isEqualTo(stage.log().head());
    }

    @Test
    void eventsThatComeLaterAreProjectedToo() throws Exception {
        stage.publisher().createStream();
        stage.startProjector();
        for (int seed = 0; seed < 5; seed++) {
            stage.log().calendar("single-" + seed);
            stage.publisher().publish(stage.log());
            stage.awaitProjected();
        }
        stage.log().randomHistory(2, 5, 500);
        stage.publisher().publish(stage.log());

        assertViewsEqualTheLog();
    }

    @Test
    void whatTheStreamForgotIsReadFromTheLog() throws Exception {
        stage.log().randomHistory(3, 10, 3_000);
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());
        stage.publisher().forgetBefore(1_501);
        stage.publisher().forget(2_000);

        stage.startProjector();

        assertViewsEqualTheLog();
        assertThat(stage.logServer().eventsRead()).isBetween(1_501L, 2_500L);
    }

    @Test
    void withoutAStreamTheLogItselfIsRead() throws Exception {
        stage.log().randomHistory(4, 10, 3_000);

        stage.startProjector();

        assertViewsEqualTheLog();
    }

    @Test
    void aStreamThatIsWipedAndFilledAgainIsFollowed() throws Exception {
        stage.log().randomHistory(5, 10, 2_000);
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();

        stage.publisher().deleteStream();
        stage.publisher().createStream();
        stage.log().booked("after", "cal-1", Instant.parse("2030-01-01T00:00:00Z"), Duration.ofHours(1));
        stage.publisher().publish(stage.log());

        assertViewsEqualTheLog();
    }

    @Test
    void natsMayDieAndComeBack() throws Exception {
        stage.log().randomHistory(6, 10, 1_000);
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();

        stage.restartNats("nats");
        stage.log().calendar("after-restart");
        stage.publisher().publish(stage.log());
        stage.awaitProjected();
        stage.restartNats("empty");
        stage.log().calendar("after-loss");
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());

        assertViewsEqualTheLog();
    }

    @Test
    void wipedViewsAreFilledAnew() throws Exception {
        stage.log().randomHistory(7, 10, 2_000);
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();
        ViewCatalog before = stage.sets().catalog().orElseThrow();

        stage.wipeMongo();

        assertViewsEqualTheLog();
        ViewCatalog after = stage.sets().catalog().orElseThrow();
        assertThat(after.live()).isGreaterThan(before.newest());
        assertThat(after.epoch()).isGreaterThan(before.epoch());
    }

    @Test
    void whatIsWrittenLateByOneWhoWroteBeforeAWipeIsReadByNobody() throws Exception {
        stage.log().booked("early", "cal-1", MORNING, Duration.ofHours(1));
        stage.publisher().createStream();
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();
        Views before = stage.views();
        stage.wipeMongo();
        stage.awaitProjected();

        // What was read of the day before the wipe was nothing, and what was written then would come after all that follows.
        var day = LocalDate.ofInstant(MORNING, ZoneOffset.UTC);
        var late = new Document("_id", AgendaDay.id("cal-1", day));
        before.agenda().replaceOne(
                late, new AgendaDay("cal-1", day, 1_000, List.of()).toBson(), new ReplaceOptions().upsert(true));
        stage.log().booked("later", "cal-1", MORNING.plus(Duration.ofHours(2)), Duration.ofHours(1));
        stage.publisher().publish(stage.log());

        assertViewsEqualTheLog();
    }

    @Test
    void viewsOfAnotherFormatAreLeftAloneForThoseWhoReadThem() throws Exception {
        stage.log().randomHistory(10, 10, 1_000);
        stage.startProjector();
        stage.awaitProjected();
        stage.stopProjectors();
        stage.turnIntoAnotherFormat();
        var before = stage.ofAnotherFormat();

        stage.startProjector();

        assertViewsEqualTheLog();
        assertThat(stage.ofAnotherFormat()).isEqualTo(before).hasSize(2);
    }

    @Test
    void mongoMayDieAndComeBackEmpty() throws Exception {
        stage.log().randomHistory(9, 10, 1_000);
        RunningServer projector = stage.startProjector();
        stage.awaitProjected();
        assertThat(stage.health(projector)).isEqualTo(ServingStatus.SERVING);

        stage.stopMongo();
        await().atMost(ProjectorStage.PATIENCE).until(() -> stage.health(projector) == ServingStatus.NOT_SERVING);
        stage.startMongo();

        assertViewsEqualTheLog();
        await().atMost(ProjectorStage.PATIENCE).until(() -> stage.health(projector) == ServingStatus.SERVING);
    }

    @Test
    void viewsOfALogThatLostItsEndAreFilledAnew() throws Exception {
        stage.log().randomHistory(8, 10, 1_000);
        stage.startProjector();
        stage.awaitProjected();

        stage.log().truncate(700);

        assertViewsEqualTheLog();
    }

    private void assertViewsEqualTheLog() {
        stage.awaitProjected();
        Fold.of(stage.log().events()).assertEquals(stage.views());
    }
}
