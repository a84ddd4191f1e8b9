package io.daybook.projector;

import io.daybook.views.AgendaDay;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises an alarm when two active appointments of one calendar overlap. The command side keeps that from happening; this
 * looks at what was stored all the same, as nothing else would notice. Safe for use by many threads.
 */
final class OverlapAudit {

    private static final Logger LOG = LoggerFactory.getLogger(OverlapAudit.class);

    private final AtomicLong count = new AtomicLong();

    /** Tells that an appointment entered the agenda beside others that overlap it. */
    void found(AppointmentChange change, Collection<AgendaDay.Entry> overlapped) {
        for (AgendaDay.Entry other : overlapped) {
            count.incrementAndGet();
            LOG.error(
                    "position {}: appointment {} overlaps appointment {} on calendar {}",
                    change.position(),
                    change.after().id(),
                    other.appointmentId(),
                    change.calendarId());
        }
    }

    /** How many pairs were found since the process started. */
    long count() {
        return count.get();
    }
}
