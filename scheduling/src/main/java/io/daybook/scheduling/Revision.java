package io.daybook.scheduling;

import java.time.Instant;

/**
 * How far an entity has come: what its newest event says of it. Immutable.
 *
 * @param version    count of its events; 0 before the first
 * @param position   place of the newest event in the log; 0 before the first
 * @param createTime commit time of the first event
 * @param updateTime commit time of the newest event
 */
public record Revision(long version, long position, Instant createTime, Instant updateTime) {

    /** Before the first event. */
    public static final Revision NONE = new Revision(0, 0, Instant.EPOCH, Instant.EPOCH);

    /** The revision that the next event makes. */
    public Revision next(long newPosition, Instant commitTime) {
        return new Revision(version + 1, newPosition, version == 0 ? commitTime : createTime, commitTime);
    }
}
