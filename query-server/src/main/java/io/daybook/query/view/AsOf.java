package io.daybook.query.view;

import static com.mongodb.client.model.Filters.lte;

import io.daybook.views.AppointmentVersionDocument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bson.conversions.Bson;

/** A moment up to which versions count. Immutable. */
public sealed interface AsOf {

    /**
     * When the log ended at a position.
     *
     * @param position the position, 1 or more
     */
    record Position(long position) implements AsOf {}

    /**
     * An instant, with what was committed then.
     *
     * @param time the instant
     */
    record Time(Instant time) implements AsOf {}

    /** How far the views must have come to tell what was then; 0 where they cannot know. */
    default long minPosition() {
        return switch (this) {
            case Position(var position) -> position;
            case Time _ -> 0;
        };
    }

    /** Which versions there were. */
    default Bson versionsUntilThen() {
        return switch (this) {
            case Position(var position) -> lte(AppointmentVersionDocument.POSITION, position);
            case Time(var time) ->
                lte(AppointmentVersionDocument.COMMIT_MICROS, ChronoUnit.MICROS.between(Instant.EPOCH, time));
        };
    }
}
