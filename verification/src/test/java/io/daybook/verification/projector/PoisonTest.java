package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.daybook.v1.EntityType;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that cannot be applied stops its own entity and nothing else. */
class PoisonTest {

    private static final Instant MORNING = Instant.parse("2027-05-03T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private ProjectorStage stage;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
        stage.log().calendar("dr-berg");
        stage.log().booked("bad", "dr-berg", MORNING, HOUR);
        stage.log().booked("good", "dr-berg", MORNING.plus(HOUR), HOUR);
        stage.publisher().createStream();
    }

    @AfterEach
    void clear() throws Exception {
        stage.close();
    }

    @Test
    void eventsOfAnUnknownTypeAndThoseBehindThemAreParked() throws Exception {
        stage.log().unknown(EntityType.ENTITY_TYPE_APPOINTMENT, "bad");
        stage.log().moved("bad", MORNING.plus(HOUR.multipliedBy(5)), HOUR);
        stage.log().described("good");
        stage.publisher().publish(stage.log());

        stage.startProjector();
        stage.awaitProjected();

        assertThat(stage.views().deadLetters().find().map(DeadLetter::fromBson))
                .extracting(DeadLetter::position, DeadLetter::entityId)
                .containsExactlyInAnyOrder(tuple(4, "bad"), tuple(5, "bad"));
        assertThat(version("bad")).isEqualTo(1);
        assertThat(version("good")).isEqualTo(2);
    }

    @Test
    void anEntityStaysBlockedAfterARestart() throws Exception {
        stage.log().unknown(EntityType.ENTITY_TYPE_APPOINTMENT, "bad");
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();
        stage.stopProjectors();

        stage.log().moved("bad", MORNING.plus(HOUR.multipliedBy(5)), HOUR);
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();

        assertThat(stage.views().deadLetters().find().map(DeadLetter::fromBson))
                .filteredOn(letter -> letter.error().startsWith("waits behind"))
                .extracting(DeadLetter::position)
                .containsExactly(5L);
        assertThat(version("bad")).isEqualTo(1);
    }

    @Test
    void whatWasParkedBeyondTheCheckpointHoldsUpNothingThatComesAgain() throws Exception {
        stage.log().described("bad");
        stage.log().unknown(EntityType.ENTITY_TYPE_APPOINTMENT, "bad");
        stage.log().described("good");
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();
        stage.stopProjectors();
        // As if it had died after the first write of a batch, and an earlier release could not apply the last of its events.
        stage.setCatalog("position", 3);
        Document parked = stage.views().deadLetters().find().first();
        stage.views().deadLetters().insertOne(
                new DeadLetter(6, EntityType.ENTITY_TYPE_APPOINTMENT, "good", "", "?", ByteString.EMPTY, MORNING).toBson());

        stage.startProjector();
        stage.awaitProjected();

        assertThat(stage.views().deadLetters().find().map(DeadLetter::fromBson))
                .extracting(DeadLetter::position, DeadLetter::entityId)
                .containsExactly(tuple(5, "bad"));
        assertThat(stage.views().deadLetters().find().first()).isNotEqualTo(parked);
    }

    @Test
    void whatALaterHolderOfTheLeaseParkedIsLeftAlone() throws Exception {
        stage.publisher().publish(stage.log());
        stage.startProjector();
        stage.awaitProjected();
        stage.stopProjectors();
        var later = new DeadLetter(9, EntityType.ENTITY_TYPE_APPOINTMENT, "other", "", "?", ByteString.EMPTY, MORNING);
        stage.views().deadLetters().insertOne(later.toBson().append(DeadLetter.EPOCH, Long.MAX_VALUE));

        stage.startProjector();
        stage.log().described("good");
        stage.publisher().publish(stage.log());
        stage.awaitProjected();

        assertThat(stage.views().deadLetters().find().map(DeadLetter::fromBson)).containsExactly(later);
    }

    @Test
    void theEventIsReadFromTheLogWhereTheStreamHasBytesThatAreNone() throws Exception {
        stage.publisher().publish(stage.log());
        stage.publisher()
                .publish("daybook.events.appointment.good", "\u0007?".getBytes(StandardCharsets.UTF_8), 4);
        stage.log().described("bad");
        stage.log().described("bad");
        stage.publisher().publish(stage.log());

        stage.startProjector();
        stage.awaitProjected();

        Fold.of(stage.log().events()).assertEquals(stage.views());
        assertThat(stage.views().deadLetters().countDocuments()).isZero();
    }

    @Test
    void bytesThatAreNoEventInTheLogEitherBlockTheEntityThatTheSubjectNames() throws Exception {
        stage.logServer().damage(4);
        stage.publisher().publish(stage.log());
        stage.publisher()
                .publish("daybook.events.appointment.bad", "\u0007?".getBytes(StandardCharsets.UTF_8), 4);
        stage.log().described("bad");
        stage.log().described("good");
        stage.log().described("bad");
        stage.publisher().publish(stage.log());

        stage.startProjector();
        stage.awaitProjected();

        assertThat(stage.views().deadLetters().find().map(DeadLetter::fromBson))
                .extracting(DeadLetter::position, DeadLetter::entityId)
                .containsExactlyInAnyOrder(tuple(4, "bad"), tuple(6, "bad"));
        assertThat(version("good")).isEqualTo(2);
    }

    @Test
    void seriesArePassedByWithoutBeingParked() throws Exception {
        stage.log().series("s1");
        stage.log().unknown(EntityType.ENTITY_TYPE_SERIES, "s1");
        stage.log().described("good");
        stage.publisher().publish(stage.log());

        stage.startProjector();
        stage.awaitProjected();

        assertThat(version("good")).isEqualTo(2);
        assertThat(stage.views().deadLetters().countDocuments()).isZero();
    }

    @Test
    void bytesThatAreNoEventOfASeriesAreParkedAllTheSame() throws Exception {
        stage.logServer().damage(4);
        stage.publisher().publish(stage.log());
        stage.publisher().publish("daybook.events.series.s1", "\u0007?".getBytes(StandardCharsets.UTF_8), 4);
        stage.log().series("s1");

        stage.startProjector();
        stage.awaitProjected();

        assertThat(stage.views().deadLetters().find().map(DeadLetter::fromBson))
                .extracting(DeadLetter::position, DeadLetter::entityType)
                .containsExactly(Tuple.tuple(4L, EntityType.ENTITY_TYPE_SERIES));
    }

    @Test
    void anUnknownKindOfEntityHoldsUpNobody() throws Exception {
        stage.log().unknown(EntityType.ENTITY_TYPE_UNSPECIFIED, "room-7");
        stage.log().described("good");
        stage.publisher().publish(stage.log());

        stage.startProjector();
        stage.awaitProjected();

        assertThat(version("good")).isEqualTo(2);
        assertThat(stage.views().deadLetters().countDocuments()).isEqualTo(1);
    }

    private long version(String appointmentId) {
        return stage.views()
                .appointments()
                .find(new Document("_id", appointmentId))
                .map(AppointmentDocument::fromBson)
                .first()
                .getVersion();
    }

    private static Tuple tuple(long position, String entityId) {
        return Tuple.tuple(position, entityId);
    }
}
