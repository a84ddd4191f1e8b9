package io.daybook.views;

import io.daybook.v1.EntityType;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * An event that somebody decided to leave out of the views: it changes nothing but the version of its entity. All sets follow
 * it, of all formats. Immutable.
 *
 * @param position   its position
 * @param entityType what kind of entity it is about
 * @param entityId   which one
 * @param reason     why it is left out; may be empty
 * @param actor      who decided so; may be empty
 * @param skippedAt  when
 */
public record SkippedEvent(
        long position, EntityType entityType, String entityId, String reason, String actor, Instant skippedAt) {

    private static final String TYPE_PREFIX = "ENTITY_TYPE_";

    /** The document that keeps it; its key is that of the {@link DeadLetter} at the same position. */
    public Document toBson() {
        return new Document("_id", DeadLetter.id(position))
                .append("position", position)
                .append("entityType", entityType.name().substring(TYPE_PREFIX.length()))
                .append("entityId", entityId)
                .append("reason", reason)
                .append("actor", actor)
                .append("skippedAt", Date.from(skippedAt));
    }

    /** What a document keeps. */
    public static SkippedEvent fromBson(Document document) {
        return new SkippedEvent(
                document.getLong("position"),
                EntityType.valueOf(TYPE_PREFIX + document.getString("entityType")),
                document.getString("entityId"),
                document.getString("reason"),
                document.getString("actor"),
                document.getDate("skippedAt").toInstant());
    }
}
