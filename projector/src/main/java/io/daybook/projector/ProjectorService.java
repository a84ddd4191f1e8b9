package io.daybook.projector;

import com.google.protobuf.Timestamp;
import io.daybook.service.Page;
import io.daybook.service.PageToken;
import io.daybook.service.RequestContext;
import io.daybook.service.RequestFields;
import io.daybook.v1.DeadLetter;
import io.daybook.v1.GetProjectorStatusRequest;
import io.daybook.v1.GetProjectorStatusResponse;
import io.daybook.v1.ListDeadLettersRequest;
import io.daybook.v1.ListDeadLettersResponse;
import io.daybook.v1.ProjectorServiceGrpc.ProjectorServiceImplBase;
import io.daybook.v1.RebuildViewsRequest;
import io.daybook.v1.RebuildViewsResponse;
import io.daybook.v1.RetryDeadLettersRequest;
import io.daybook.v1.RetryDeadLettersResponse;
import io.daybook.v1.RollbackViewsRequest;
import io.daybook.v1.RollbackViewsResponse;
import io.daybook.v1.SkipDeadLetterRequest;
import io.daybook.v1.SkipDeadLetterResponse;
import io.grpc.stub.StreamObserver;
import java.time.Instant;

/** The gRPC side of the projector. */
final class ProjectorService extends ProjectorServiceImplBase {

    private static final int LONGEST_REASON = 1_000;
    private static final ListDeadLettersRequest EVERY_LIST = ListDeadLettersRequest.getDefaultInstance();

    private final StatusReport status;
    private final SetChanges sets;
    private final ParkedEvents parked;

    ProjectorService(StatusReport status, SetChanges sets, ParkedEvents parked) {
        this.status = status;
        this.sets = sets;
        this.parked = parked;
    }

    @Override
    public void getProjectorStatus(
            GetProjectorStatusRequest request, StreamObserver<GetProjectorStatusResponse> observer) {
        answer(observer, status.now());
    }

    @Override
    public void rebuildViews(RebuildViewsRequest request, StreamObserver<RebuildViewsResponse> observer) {
        answer(observer, RebuildViewsResponse.newBuilder().setGeneration(sets.rebuild()).build());
    }

    @Override
    public void rollbackViews(RollbackViewsRequest request, StreamObserver<RollbackViewsResponse> observer) {
        answer(observer, RollbackViewsResponse.newBuilder().setGeneration(sets.rollback()).build());
    }

    @Override
    public void listDeadLetters(ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> observer) {
        var fields = new RequestFields();
        String after = PageToken.key(fields, request.getPageToken(), EVERY_LIST).orElse("");
        int size = Page.size(fields, request.getPageSize());
        fields.throwIfAnyInvalid();
        Page<DeadLetter> page = Page.of(
                parked.after(after, size + 1).stream().map(ProjectorService::message).toList(),
                size,
                last -> PageToken.after(io.daybook.views.DeadLetter.id(last.getPosition()), EVERY_LIST));
        answer(observer, ListDeadLettersResponse.newBuilder()
                .addAllDeadLetters(page.items())
                .setNextPageToken(page.nextPageToken())
                .build());
    }

    @Override
    public void retryDeadLetters(RetryDeadLettersRequest request, StreamObserver<RetryDeadLettersResponse> observer) {
        answer(observer, RetryDeadLettersResponse.newBuilder().setGeneration(parked.retry()).build());
    }

    @Override
    public void skipDeadLetter(SkipDeadLetterRequest request, StreamObserver<SkipDeadLetterResponse> observer) {
        var fields = new RequestFields();
        if (request.getPosition() < 1) {
            fields.invalid("position", "must be 1 or more");
        }
        String reason = fields.text("reason", request.getReason(), LONGEST_REASON);
        fields.throwIfAnyInvalid();
        long generation = parked.skip(request.getPosition(), reason, RequestContext.current().actor());
        answer(observer, SkipDeadLetterResponse.newBuilder().setGeneration(generation).build());
    }

    private static <T> void answer(StreamObserver<T> observer, T answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }

    private static DeadLetter message(io.daybook.views.DeadLetter letter) {
        Instant parkedAt = letter.parkedAt();
        return DeadLetter.newBuilder()
                .setPosition(letter.position())
                .setEntityType(letter.entityType())
                .setEntityId(letter.entityId())
                .setEventType(letter.eventType())
                .setError(letter.error())
                .setParkTime(Timestamp.newBuilder()
                        .setSeconds(parkedAt.getEpochSecond())
                        .setNanos(parkedAt.getNano()))
                .build();
    }
}
