package io.daybook.command.sequencer;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.scheduling.message.Times;
import io.daybook.v1.Event;
import java.time.Instant;

/** Makes the envelopes of the events of one request, numbering them on from a position. For one thread. */
final class Envelopes {

    private static final NoArgGenerator EVENT_IDS = Generators.timeBasedEpochRandomGenerator();

    private final CommandRequest request;
    private final Instant commitTime;
    private long position;

    Envelopes(CommandRequest request, long lastPosition, Instant commitTime) {
        this.request = request;
        this.position = lastPosition;
        this.commitTime = commitTime;
    }

    /** The envelope of the next event of an entity; its payload is to be set. */
    Event.Builder next(EntitySnapshot entity) {
        position++;
        return Event.newBuilder()
                .setPosition(position)
                .setEventId(EVENT_IDS.generate().toString())
                .setEntityType(entity.type())
                .setEntityId(entity.id())
                .setVersion(entity.revision().version() + 1)
                .setCommitTime(Times.timestamp(commitTime))
                .setActor(request.context().actor())
                .setRequestId(request.requestId().toString())
                .setTraceparent(request.context().traceparent());
    }
}
