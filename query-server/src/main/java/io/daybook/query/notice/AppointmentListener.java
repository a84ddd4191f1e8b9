package io.daybook.query.notice;

import io.daybook.v1.Appointment;

/** Is told of the versions of one appointment. Called by threads that must not be held up. */
@FunctionalInterface
public interface AppointmentListener {

    /** The views show this version; it may have been told before, and versions between may be left out. */
    void seen(Appointment appointment);
}
