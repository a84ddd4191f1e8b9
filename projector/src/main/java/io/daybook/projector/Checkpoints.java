package io.daybook.projector;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.daybook.views.Checkpoint;
import io.daybook.views.Views;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * The checkpoint, moved only by the holder of the newest lease: whoever holds an older one finds it changed. Safe for use
 * by many threads.
 */
final class Checkpoints {

    private final Views views;
    private final Clock clock;

    Checkpoints(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** Takes over the checkpoint for an epoch; empty if there is none. */
    Optional<Checkpoint> takeOver(long epoch) {
        Document older = new Document("_id", Checkpoint.ID)
                .append(Checkpoint.EPOCH, new Document("$lt", epoch));
        views.checkpoints().updateOne(older, set(Checkpoint.EPOCH, epoch));
        return views.checkpoint();
    }

    /** Writes the first checkpoint of views that are empty. Returns false if somebody else did. */
    boolean begin(Checkpoint checkpoint) {
        try {
            views.checkpoints().insertOne(checkpoint.toBson());
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Moves the checkpoint. Returns false if it is not where this holder left it: another projector took over, or the
     * views were wiped.
     */
    boolean move(long epoch, long from, long to) {
        Document asLeft = new Document("_id", Checkpoint.ID)
                .append(Checkpoint.EPOCH, epoch)
                .append(Checkpoint.POSITION, from);
        return views.checkpoints()
                        .updateOne(
                                asLeft,
                                combine(
                                        set(Checkpoint.POSITION, to),
                                        set(Checkpoint.UPDATED_AT, Date.from(clock.instant()))))
                        .getMatchedCount()
                == 1;
    }

    /** Forgets how far the views have come, so that they are filled anew. */
    void discard() {
        views.checkpoints().deleteOne(new Document("_id", Checkpoint.ID));
    }
}
