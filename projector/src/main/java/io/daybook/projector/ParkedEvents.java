package io.daybook.projector;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.daybook.views.DeadLetter;
import io.daybook.views.SkippedEvent;
import io.daybook.views.ViewSets;
import io.grpc.Status.Code;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The events that could not be applied to the set of views that is read. Nothing of that set is changed: it is by a rebuild
 * that they are tried again or left out. Safe for use by many threads.
 */
final class ParkedEvents {

    private final ViewSets sets;
    private final SetChanges changes;
    private final Clock clock;

    ParkedEvents(ViewSets sets, SetChanges changes, Clock clock) {
        this.sets = sets;
        this.changes = changes;
        this.clock = clock;
    }

    /** Those whose key is higher than that one, in order. */
    List<DeadLetter> after(String key, int limit) {
        return letters()
                .find(gt("_id", key))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(DeadLetter::fromBson)
                .into(new ArrayList<>());
    }

    /** How many there are. */
    long count() {
        return letters().countDocuments();
    }

    /** How many entities stand still for their sake. */
    long blockedEntities() {
        var entity = new Document(DeadLetter.ENTITY_TYPE, "$" + DeadLetter.ENTITY_TYPE)
                .append(DeadLetter.ENTITY_ID, "$" + DeadLetter.ENTITY_ID);
        Document counted = letters()
                .aggregate(List.of(Aggregates.group(entity), Aggregates.count()))
                .first();
        return counted == null ? 0 : counted.get("count", Number.class).longValue();
    }

    /**
     * Has all of them tried again.
     *
     * @return number of the set in which they are
     * @throws ServiceException DEAD_LETTER_NOT_FOUND, REBUILD_UNDER_WAY, VIEW_FILLING
     */
    long retry() {
        if (count() == 0) {
            throw notFound("no events are parked");
        }
        return changes.rebuild();
    }

    /**
     * Has one of them left out from now on. That is noted first: the rebuild must find it.
     *
     * @return number of the set in which it is
     * @throws ServiceException DEAD_LETTER_NOT_FOUND, DEAD_LETTER_NOT_FIRST, REBUILD_UNDER_WAY, VIEW_FILLING
     */
    long skip(long position, String reason, String actor) {
        DeadLetter letter = Optional.ofNullable(letters().find(eq(DeadLetter.id(position))).first())
                .map(DeadLetter::fromBson)
                .orElseThrow(() -> notFound("no event at position " + position + " is parked").with("position", position));
        requireFirst(letter);
        changes.idle();
        var skipped = new SkippedEvent(position, letter.entityType(), letter.entityId(), reason, actor, clock.instant());
        sets.skippedEvents().replaceOne(eq(DeadLetter.id(position)), skipped.toBson(), new ReplaceOptions().upsert(true));
        return changes.rebuild();
    }

    private void requireFirst(DeadLetter letter) {
        Document first = letters()
                .find(and(
                        eq(DeadLetter.ENTITY_TYPE, letter.toBson().get(DeadLetter.ENTITY_TYPE)),
                        eq(DeadLetter.ENTITY_ID, letter.entityId())))
                .sort(Sorts.ascending("_id"))
                .first();
        if (first != null && !first.get("_id").equals(DeadLetter.id(letter.position()))) {
            long position = DeadLetter.fromBson(first).position();
            throw ServiceException.of(
                            Code.FAILED_PRECONDITION,
                            ErrorReason.ERROR_REASON_DEAD_LETTER_NOT_FIRST,
                            "the event waits behind the one at position " + position)
                    .with("position", letter.position())
                    .with("first_position", position);
        }
    }

    private MongoCollection<Document> letters() {
        return sets.views(changes.catalog().live()).deadLetters();
    }

    private static ServiceException notFound(String message) {
        return ServiceException.of(Code.NOT_FOUND, ErrorReason.ERROR_REASON_DEAD_LETTER_NOT_FOUND, message);
    }
}
