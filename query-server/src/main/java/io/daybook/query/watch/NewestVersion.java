package io.daybook.query.watch;

import io.daybook.query.notice.AppointmentListener;
import io.daybook.query.notice.Bell;
import io.daybook.v1.Appointment;
import java.util.Optional;

/**
 * The newest version of an appointment that was heard of and not looked at yet: all that is kept for a slow reader. Safe
 * for use by many threads.
 */
final class NewestVersion implements AppointmentListener {

    private final Bell bell;
    private Appointment newest;

    /** Rings the bell when there is something to take. */
    NewestVersion(Bell bell) {
        this.bell = bell;
    }

    @Override
    public synchronized void seen(Appointment appointment) {
        if (newest == null || newest.getVersion() < appointment.getVersion()) {
            newest = appointment;
            bell.ring();
        }
    }

    synchronized Optional<Appointment> take() {
        Optional<Appointment> taken = Optional.ofNullable(newest);
        newest = null;
        return taken;
    }
}
