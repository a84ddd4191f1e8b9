package io.daybook.audit.log;

import com.google.protobuf.util.Timestamps;
import com.google.protobuf.Timestamp;
import io.daybook.audit.Tally;
import io.daybook.v1.Event;

/** G2: positions have no gap and no duplicate, and commit times never go back. For one thread. */
public final class LogOrder {

    private final Tally tally = new Tally("G2", "positions and commit times");
    private long last;
    private Timestamp lastCommit = Timestamps.MIN_VALUE;

    /** Looks at the next event of the log, which begins at position 1. */
    public void examine(Event event) {
        tally.examined();
        if (event.getPosition() != last + 1) {
            tally.breach("position %d follows position %d (event %s)", event.getPosition(), last, event.getEventId());
        }
        if (Timestamps.compare(event.getCommitTime(), lastCommit) < 0) {
            tally.breach(
                    "position %d was committed at %s, before position %d at %s",
                    event.getPosition(),
                    Timestamps.toString(event.getCommitTime()),
                    last,
                    Timestamps.toString(lastCommit));
        }
        last = event.getPosition();
        lastCommit = event.getCommitTime();
    }

    /** What was found, in a log that is said to reach at least to {@code head}. */
    public Tally end(long head) {
        if (last < head) {
            tally.breach("nothing can be read after position %d, the log is said to end at %d", last, head);
        }
        return tally;
    }
}
