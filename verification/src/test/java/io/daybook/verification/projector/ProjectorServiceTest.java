package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.daybook.client.ErrorDetails;
import io.daybook.service.RunningServer;
import io.daybook.v1.DeadLetter;
import io.daybook.v1.EntityType;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.GetProjectorStatusRequest;
import io.daybook.v1.GetProjectorStatusResponse;
import io.daybook.v1.ListDeadLettersRequest;
import io.daybook.v1.ListDeadLettersResponse;
import io.daybook.v1.ProjectorServiceGrpc;
import io.daybook.v1.ProjectorServiceGrpc.ProjectorServiceBlockingStub;
import io.daybook.v1.RebuildViewsRequest;
import io.daybook.v1.RetryDeadLettersRequest;
import io.daybook.v1.RollbackViewsRequest;
import io.daybook.v1.SkipDeadLetterRequest;
import io.daybook.v1.ViewSet;
import io.daybook.v1.ViewSetState;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.SkippedEvent;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators ask of projectors, answered by any of them. */
class ProjectorServiceTest {

    private static final Instant MORNING = Instant.parse("2027-05-03T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<ManagedChannel> channels = new ArrayList<>();
    private ProjectorStage stage;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        stage = new ProjectorStage(directory);
        stage.log().calendar("dr-berg");
        stage.log().booked("bad", "dr-berg", MORNING, HOUR);
        stage.publisher().createStream();
    }

    @AfterEach
    void clear() throws Exception {
        channels.forEach(ManagedChannel::shutdownNow);
        stage.close();
    }

    @Test
    void aStandbyTellsHowFarTheViewsAreAndHasThemRebuiltAndRolledBack() throws Exception {
        ProjectorServiceBlockingStub holder = started();
        ProjectorServiceBlockingStub standby = stub(stage.startProjector());
        assertThat(status(holder).getWriting()).isTrue();
        assertThat(status(standby)).satisfies(told -> {
            assertThat(told.getWriting()).isFalse();
            assertThat(told.getHeadPosition()).isEqualTo(2);
            assertThat(told.getLag()).isZero();
            assertThat(told.getViewSetsList()).extracting(ViewSet::getPosition).containsExactly(2L);
        });

        assertRefused(
                ErrorReason.ERROR_REASON_NO_FORMER_VIEWS,
                () -> standby.rollbackViews(RollbackViewsRequest.getDefaultInstance()));
        long second = standby.rebuildViews(RebuildViewsRequest.getDefaultInstance()).getGeneration();
        awaitLive(standby, second);
        assertThat(status(standby).getViewSetsList())
                .extracting(ViewSet::getState)
                .containsExactly(ViewSetState.VIEW_SET_STATE_RETIRED, ViewSetState.VIEW_SET_STATE_LIVE);
        long first = standby.rollbackViews(RollbackViewsRequest.getDefaultInstance()).getGeneration();
        awaitLive(standby, first);
        assertThat(first).isLessThan(second);
    }

    @Test
    void nothingElseIsBegunWhileASetIsToBeReadNext() throws Exception {
        stage.log().unknown(EntityType.ENTITY_TYPE_APPOINTMENT, "bad");
        ProjectorServiceBlockingStub projector = started();
        // Nobody can go on with it: neither the stream nor a command server has the beginning of the log.
        stage.publisher().forgetBefore(3);
        stage.logServer().close();
        projector.rebuildViews(RebuildViewsRequest.getDefaultInstance());

        assertRefused(
                ErrorReason.ERROR_REASON_REBUILD_UNDER_WAY,
                () -> projector.rebuildViews(RebuildViewsRequest.getDefaultInstance()));
        assertRefused(
                ErrorReason.ERROR_REASON_REBUILD_UNDER_WAY,
                () -> projector.rollbackViews(RollbackViewsRequest.getDefaultInstance()));
        assertRefused(
                ErrorReason.ERROR_REASON_REBUILD_UNDER_WAY,
                () -> projector.retryDeadLetters(RetryDeadLettersRequest.getDefaultInstance()));
        assertRefused(ErrorReason.ERROR_REASON_REBUILD_UNDER_WAY, () -> projector.skipDeadLetter(skip(3)));
        assertThat(stage.sets().skippedEvents().countDocuments()).isZero();
    }

    @Test
    void parkedEventsAreListedAndTriedAgainInANewSet() throws Exception {
        stage.log().unknown(EntityType.ENTITY_TYPE_APPOINTMENT, "bad");
        stage.log().moved("bad", MORNING.plus(HOUR), HOUR);
        ProjectorServiceBlockingStub projector = started();

        ListDeadLettersResponse first = projector.listDeadLetters(
                ListDeadLettersRequest.newBuilder().setPageSize(1).build());
        ListDeadLettersResponse second = projector.listDeadLetters(ListDeadLettersRequest.newBuilder()
                .setPageSize(1).setPageToken(first.getNextPageToken()).build());
        assertThat(first.getDeadLettersList()).extracting(DeadLetter::getPosition).containsExactly(3L);
        assertThat(second.getDeadLettersList()).extracting(DeadLetter::getPosition).containsExactly(4L);
        assertThat(second.getNextPageToken()).isEmpty();
        assertThat(status(projector).getDeadLetterCount()).isEqualTo(2);
        assertThat(status(projector).getBlockedEntityCount()).isEqualTo(1);

        awaitLive(projector, projector.retryDeadLetters(RetryDeadLettersRequest.getDefaultInstance()).getGeneration());
        assertThat(status(projector).getDeadLetterCount()).isEqualTo(2);
    }

    @Test
    void onlyTheFirstParkedEventOfAnEntityCanBeLeftOut() throws Exception {
        stage.log().unknown(EntityType.ENTITY_TYPE_APPOINTMENT, "bad");
        stage.log().moved("bad", MORNING.plus(HOUR), HOUR);
        ProjectorServiceBlockingStub projector = started();

        assertRefused(ErrorReason.ERROR_REASON_DEAD_LETTER_NOT_FOUND, () -> projector.skipDeadLetter(skip(2)));
        assertRefused(ErrorReason.ERROR_REASON_DEAD_LETTER_NOT_FIRST, () -> projector.skipDeadLetter(skip(4)));
        assertRefused(ErrorReason.ERROR_REASON_INVALID_FIELD, () -> projector.skipDeadLetter(skip(0)));
        awaitLive(projector, projector.skipDeadLetter(skip(3)).getGeneration());

        // What stood behind it is applied.
        assertThat(status(projector).getDeadLetterCount()).isZero();
        assertThat(stage.views().appointments().find().map(AppointmentDocument::fromBson).first()).satisfies(appointment -> {
            assertThat(appointment.getVersion()).isEqualTo(3);
            assertThat(appointment.getStartTime().getSeconds()).isEqualTo(MORNING.plus(HOUR).getEpochSecond());
        });
        assertThat(stage.sets().skippedEvents().find().map(SkippedEvent::fromBson).first()).satisfies(skipped -> {
            assertThat(skipped.position()).isEqualTo(3);
            assertThat(skipped.entityId()).isEqualTo("bad");
            assertThat(skipped.reason()).isEqualTo("withdrawn");
        });
    }

    @Test
    void overlapsAndHolesOfTheStreamAreCounted() throws Exception {
        stage.log().booked("other", "dr-berg", MORNING, HOUR);
        stage.log().calendar("last");
        stage.publisher().publish(stage.log());
        stage.publisher().forget(2);
        ProjectorServiceBlockingStub projector = stub(stage.startProjector());
        stage.awaitProjected();

        assertThat(status(projector).getOverlapCount()).isEqualTo(1);
        assertThat(status(projector).getStreamHoleCount()).isEqualTo(1);
    }

    @Test
    void thereIsNothingToRetryWhenNothingIsParked() throws Exception {
        ProjectorServiceBlockingStub projector = started();

        assertRefused(
                ErrorReason.ERROR_REASON_DEAD_LETTER_NOT_FOUND,
                () -> projector.retryDeadLetters(RetryDeadLettersRequest.getDefaultInstance()));
        assertThat(stage.sets().catalog().orElseThrow().next()).isZero();
    }

    private ProjectorServiceBlockingStub started() throws Exception {
        stage.publisher().publish(stage.log());
        ProjectorServiceBlockingStub projector = stub(stage.startProjector());
        stage.awaitProjected();
        return projector;
    }

    private ProjectorServiceBlockingStub stub(RunningServer projector) {
        ManagedChannel channel =
                ManagedChannelBuilder.forAddress("127.0.0.1", projector.port()).usePlaintext().build();
        channels.add(channel);
        return ProjectorServiceGrpc.newBlockingStub(channel);
    }

    private static SkipDeadLetterRequest skip(long position) {
        return SkipDeadLetterRequest.newBuilder().setPosition(position).setReason("withdrawn").build();
    }

    private static GetProjectorStatusResponse status(ProjectorServiceBlockingStub projector) {
        return projector.getProjectorStatus(GetProjectorStatusRequest.getDefaultInstance());
    }

    private static void awaitLive(ProjectorServiceBlockingStub projector, long generation) {
        await().atMost(ProjectorStage.PATIENCE).until(() -> status(projector).getViewSetsList().stream()
                .anyMatch(set -> set.getGeneration() == generation && set.getState() == ViewSetState.VIEW_SET_STATE_LIVE));
    }

    private static void assertRefused(ErrorReason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> assertThat(
                                ErrorDetails.of(refusal).reason())
                        .isEqualTo(reason));
    }
}
