package io.daybook.views;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * How far views in this release's format have come. Immutable.
 *
 * @param position     every event up to this position is in the views
 * @param completeFrom end of the log when the views began to be filled from nothing; before the views get there they lack
 *                     what was there long ago, and nobody may read them
 * @param epoch        epoch of the lease under which it was written
 * @param updatedAt    when it was written
 */
public record Checkpoint(long position, long completeFrom, long epoch, Instant updatedAt) {

    /** The key of the one checkpoint. */
    public static final String ID = "views";
    /** The position; a long. */
    public static final String POSITION = "position";
    /** The epoch; a long. */
    public static final String EPOCH = "epoch";
    /** When it was written; a date. */
    public static final String UPDATED_AT = "updatedAt";

    /** The {@linkplain Views#FORMAT format} of the views; an int, absent from those of the first release. */
    static final String FORMAT = "format";

    private static final String COMPLETE_FROM = "completeFrom";

    /** Whether the views hold all they held or should have held when they began to be filled. */
    public boolean isComplete() {
        return position >= completeFrom;
    }

    /** The document that keeps it. */
    public Document toBson() {
        return new Document("_id", ID)
                .append(FORMAT, Views.FORMAT)
                .append(POSITION, position)
                .append(COMPLETE_FROM, completeFrom)
                .append(EPOCH, epoch)
                .append(UPDATED_AT, Date.from(updatedAt));
    }

    /** What a document keeps. */
    public static Checkpoint fromBson(Document document) {
        return new Checkpoint(
                document.getLong(POSITION),
                document.getLong(COMPLETE_FROM),
                document.getLong(EPOCH),
                document.getDate(UPDATED_AT).toInstant());
    }
}
