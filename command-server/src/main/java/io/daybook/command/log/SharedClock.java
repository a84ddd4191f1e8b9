package io.daybook.command.log;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that goes on from a time it was told, by the machine's monotonic clock: the machine's own time may be wrong, or
 * jump. Until it is told one it is the system's clock. In UTC. Safe for use by many threads.
 */
final class SharedClock extends Clock {

    private volatile Sample sample = new Sample(Instant.now(), System.nanoTime());

    /** Sets it to a time that another clock just told. So it is behind that clock by what the answer took, and never ahead. */
    void set(Instant told) {
        sample = new Sample(told, System.nanoTime());
    }

    @Override
    public Instant instant() {
        Sample last = sample;
        return last.time().plusNanos(System.nanoTime() - last.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it tells instants only");
    }

    private record Sample(Instant time, long nanos) {}
}
