package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.daybook.service.RunningServer;
import io.daybook.v1.AppointmentVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A projector that dies, at any moment, leaves views that the next one completes. */
class ReplayTest {

    private ProjectorStage stage;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
        stage.log().randomHistory(1, 10, 3_000);
        stage.publisher().createStream();
    }

    @AfterEach
    void clear() throws Exception {
        stage.close();
    }

    @Test
    void aProjectorThatIsStoppedAgainAndAgainGoesOnWhereItWas() throws Exception {
        stage.publisher().publish(stage.log());
        for (long target = 1; stage.position() < stage.log().head(); target = stage.position() + 300) {
            RunningServer projector = stage.startProjector();
            stage.awaitPosition(Math.min(target, stage.log().head()));
            stage.stop(projector);
        }

        Fold.of(stage.log().events()).assertEquals(stage.views());
    }

    /** A crash loses the checkpoint's last move, and any part of what was to be written before it. */
    @Test
    void eventsAppliedInPartAreAppliedAgainWithTheSameOutcome() throws Exception {
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();
        stage.stopProjectors();
        Fold before = Fold.of(stage.log().events(1, 2_400));

        stage.setCatalog("position", 2_400L);
        loseSome(new Random(2), 2_400);
        NoticeCollector notices = NoticeCollector.subscribe(stage.publisher().nats());
        stage.startProjector();
        stage.awaitProjected();

        Fold.of(stage.log().events()).assertEquals(stage.views());
        Fold replayed = Fold.of(stage.log().events());
        notices.awaitPosition(stage.log().head());
        assertThat(notices.versions())
                .isEqualTo(replayed.versions().stream()
                        .skip(before.versions().size())
                        .map(AppointmentVersion::getAppointment)
                        .toList());
        assertThat(notices.links())
                .containsExactlyInAnyOrderElementsOf(
                        replayed.links().stream().skip(before.links().size()).toList());
    }

    @Test
    void noticesTellEveryVersionInOrderAndChainTheChangesOfACalendar() throws Exception {
        NoticeCollector notices = NoticeCollector.subscribe(stage.publisher().nats());
        stage.startProjector();
        stage.publisher().publish(stage.log());
        stage.awaitProjected();

        notices.awaitPosition(stage.log().head());
        assertThat(notices.versions())
                .isEqualTo(Fold.of(stage.log().events()).versions().stream()
                        .map(AppointmentVersion::getAppointment)
                        .toList());
        assertThat(notices.links())
                .containsExactlyInAnyOrderElementsOf(Fold.of(stage.log().events()).links());
        assertThat(notices.positions()).isSorted().doesNotHaveDuplicates();
        assertThat(notices.appointments())
                .allMatch(notice -> notice.getAsOfPosition() >= notice.getAppointment().getPosition());
    }

    @Test
    void noDocumentGoesBackWhileEventsAreAppliedAgain() throws Exception {
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();
        stage.stopProjectors();
        Map<String, Long> positions = positions();

        stage.setCatalog("position", 0L);
        stage.startProjector();
        do {
            assertThat(positions()).isEqualTo(positions);
        } while (stage.position() < stage.log().head());
    }

    /** Positions of everything that changes, by collection and key. */
    private Map<String, Long> positions() {
        var positions = new HashMap<String, Long>();
        for (var collection : List.of(stage.views().appointments(), stage.views().agenda(), stage.views().calendars())) {
            collection.find().forEach(document -> positions.put(
                    collection.getNamespace().getCollectionName() + document.getString("_id"),
                    Math.max(document.getLong("position"), document.get("changePosition", 0L))));
        }
        return positions;
    }

    /** Takes back some of what was written after a position, as if a batch had been cut. */
    private void loseSome(Random random, long position) {
        var later = new Document("position", new Document("$gt", position));
        stage.views().appointmentVersions().find(later).forEach(version -> {
            if (random.nextBoolean()) {
                stage.views().appointmentVersions().deleteOne(Filters.eq(version.getString("_id")));
            }
        });
        stage.views().appointments().find(later).forEach(appointment -> {
            if (random.nextBoolean()) {
                putBack(appointment.getString("_id"), position);
            }
        });
    }

    private void putBack(String id, long position) {
        var older = new Document("appointmentId", id).append("position", new Document("$lte", position));
        Document version = stage.views().appointmentVersions().find(older).sort(new Document("version", -1)).first();
        if (version == null) {
            stage.views().appointments().deleteOne(Filters.eq(id));
        } else {
            stage.views().appointments().replaceOne(Filters.eq(id), version.get("appointment", Document.class));
        }
    }
}
