package io.daybook.cli.ics;

import io.daybook.v1.AppointmentState;

/** The STATUS of a VEVENT. */
public enum EventStatus {
    /** It takes time, and is not settled yet. */
    TENTATIVE,
    /** It takes time. */
    CONFIRMED,
    /** It takes no time any more. */
    CANCELLED;

    /** The status that says best what state an appointment is in. */
    public static EventStatus of(AppointmentState state) {
        return switch (state) {
            case APPOINTMENT_STATE_HELD, APPOINTMENT_STATE_PENDING -> TENTATIVE;
            case APPOINTMENT_STATE_CANCELLED, APPOINTMENT_STATE_DECLINED, APPOINTMENT_STATE_EXPIRED -> CANCELLED;
            case APPOINTMENT_STATE_CONFIRMED, APPOINTMENT_STATE_COMPLETED, APPOINTMENT_STATE_NO_SHOW,
                    APPOINTMENT_STATE_UNSPECIFIED, UNRECOGNIZED -> CONFIRMED;
        };
    }

    /** Whether an appointment of that status takes time on its calendar. */
    public boolean takesTime() {
        return this != CANCELLED;
    }
}
