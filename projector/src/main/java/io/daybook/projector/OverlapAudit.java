package io.daybook.projector;

import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.SeatsTaken;
import io.daybook.scheduling.TimeSlot;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Raises an alarm when more appointments take a time of a calendar than it has seats. The command side keeps that from
 * happening; this looks at what was stored all the same, as nothing else would notice. It looks at what enters or moves
 * only: who was there before stays, also when there are fewer seats from now on. Safe for use by many threads.
 */
final class OverlapAudit {

    private final AtomicLong count = new AtomicLong();
    private final Logger log;

    /** One that says what it finds in the log. */
    OverlapAudit() {
        this(LoggerFactory.getLogger(OverlapAudit.class));
    }

    private OverlapAudit(Logger log) {
        this.log = log;
    }

    /** One that says nothing, for what another one has seen. */
    static OverlapAudit silent() {
        return new OverlapAudit(NOPLogger.NOP_LOGGER);
    }

    /**
     * Looks at a time that an appointment takes from now on.
     *
     * @param own    that time
     * @param others the times of others that overlap it on the same calendar, by appointment
     * @param seats  how many seats there are
     */
    void entered(AppointmentChange change, Claim own, Map<String, TimeSlot> others, int seats) {
        var taken = new SeatsTaken();
        others.values().forEach(taken::add);
        taken.add(own.blocked());
        if (taken.during(own.blocked()).stream().allMatch(step -> step.seats() <= seats)) {
            return;
        }
        count.incrementAndGet();
        log.error(
                "position {}: appointment {} overlaps appointments {} on calendar {}, which has {} seats",
                change.position(),
                change.after().id(),
                others.keySet(),
                own.calendarId(),
                seats);
    }

    /** How many were found since the process started. */
    long count() {
        return count.get();
    }
}
