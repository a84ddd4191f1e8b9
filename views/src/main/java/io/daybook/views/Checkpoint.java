package io.daybook.views;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * How far one set of views has come. Immutable.
 *
 * @param set          the set
 * @param position     every event up to this position is in the set
 * @param completeFrom end of the log when the set began to be filled, if nobody had views to read then; before it gets there
 *                     it lacks what was there long ago, and nobody may read it
 * @param updatedAt    when it got there
 * @param retiredAt    when another set took its place; empty if none did
 */
public record Checkpoint(Id set, long position, long completeFrom, Instant updatedAt, Optional<Instant> retiredAt) {

    static final String POSITION = "position";
    static final String COMPLETE_FROM = "completeFrom";
    static final String UPDATED_AT = "updatedAt";
    static final String RETIRED_AT = "retiredAt";

    private static final String BEGUN_AT = "begunAt";

    /**
     * Names one filling of a set. After a wipe, a clock that was put back before it could give a number again; what has it then
     * began at another time. Immutable.
     *
     * @param generation number of the set
     * @param begunAt    when it began to be filled
     */
    public record Id(long generation, Instant begunAt) {}

    /** A set that holds nothing yet. */
    public static Checkpoint first(long generation, long completeFrom, Instant now) {
        return new Checkpoint(new Id(generation, now), 0, completeFrom, now, Optional.empty());
    }

    /** Number of the set. */
    public long generation() {
        return set.generation();
    }

    /** Whether the set holds all that it held or should have held when it began to be filled. */
    public boolean isComplete() {
        return position >= completeFrom;
    }

    Document toBson() {
        Document document = new Document(POSITION, position)
                .append(COMPLETE_FROM, completeFrom)
                .append(BEGUN_AT, Date.from(set.begunAt()))
                .append(UPDATED_AT, Date.from(updatedAt));
        retiredAt.ifPresent(time -> document.append(RETIRED_AT, Date.from(time)));
        return document;
    }

    static Checkpoint fromBson(long generation, Document document) {
        return new Checkpoint(
                new Id(generation, document.getDate(BEGUN_AT).toInstant()),
                document.getLong(POSITION),
                document.getLong(COMPLETE_FROM),
                document.getDate(UPDATED_AT).toInstant(),
                Optional.ofNullable(document.getDate(RETIRED_AT)).map(Date::toInstant));
    }
}
