package io.daybook.views;

import com.google.protobuf.ByteString;
import io.daybook.v1.EntityType;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * An event that could not be applied, or one behind it of the same entity. Immutable.
 *
 * @param position   its position
 * @param entityType what kind of entity it is about
 * @param entityId   which one
 * @param eventType  what happened; empty if the bytes cannot be read
 * @param error      why it could not be applied
 * @param event      its bytes
 * @param parkedAt   when it was put here
 */
public record DeadLetter(
        long position,
        EntityType entityType,
        String entityId,
        String eventType,
        String error,
        ByteString event,
        Instant parkedAt) {

    /** Field with the kind of the entity. */
    public static final String ENTITY_TYPE = "entityType";

    /** Field with the id of the entity. */
    public static final String ENTITY_ID = "entityId";

    /** Field with the epoch of the projector that put it there, a long; absent if that was one of an earlier release. */
    public static final String EPOCH = "epoch";

    /** Field with its position; a long. */
    public static final String POSITION = "position";

    private static final String TYPE_PREFIX = "ENTITY_TYPE_";

    /** The key of the letter at a position; keys sort by position. */
    public static String id(long position) {
        return "%019d".formatted(position);
    }

    /** The document that keeps it. */
    public Document toBson() {
        return new Document("_id", id(position))
                .append(POSITION, position)
                .append(ENTITY_TYPE, entityType.name().substring(TYPE_PREFIX.length()))
                .append(ENTITY_ID, entityId)
                .append("eventType", eventType)
                .append("error", error)
                .append("event", new Binary(event.toByteArray()))
                .append("parkedAt", Date.from(parkedAt));
    }

    /** What a document keeps. */
    public static DeadLetter fromBson(Document document) {
        return new DeadLetter(
                document.getLong(POSITION),
                EntityType.valueOf(TYPE_PREFIX + document.getString(ENTITY_TYPE)),
                document.getString(ENTITY_ID),
                document.getString("eventType"),
                document.getString("error"),
                ByteString.copyFrom(document.get("event", Binary.class).getData()),
                document.getDate("parkedAt").toInstant());
    }
}
