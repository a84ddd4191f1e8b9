package io.daybook.query.notice;

import io.daybook.v1.AppointmentNotice;

/** Is told what happens to the appointments of one calendar. Called by threads that must not be held up. */
public interface CalendarListener {

    /**
     * An appointment that is on the calendar, or left it by that, has a new version. In order of position; any number may be
     * lost.
     */
    void changed(AppointmentNotice notice);

    /**
     * The views were at {@code position}, and read after that, the newest change to an appointment of the calendar was at
     * {@code changePosition}.
     */
    void swept(long position, long changePosition);
}
