package io.daybook.query.watch;

import io.daybook.query.view.CalendarWindow;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.Heartbeat;
import io.daybook.v1.SnapshotComplete;
import io.daybook.v1.WatchCalendarResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells what is in a window and then what happens to it, in order of position, nothing left out and nothing twice. A
 * notice names the change before it, so that a lost one shows; what was lost is read from the views. For one thread.
 */
final class CalendarTeller {

    private final CalendarWindow window;
    private final CalendarHistory history;
    private final Consumer<WatchCalendarResponse> caller;
    private final Runnable signOfLife;

    /** The version of each appointment that the caller knows to be in the window, as far as this watch told it. */
    private final Map<String, Long> told = new HashMap<>();

    /** Whether the caller may know of more, from the watch that this one goes on from. */
    private boolean resumed;

    /** Everything up to here was told. */
    private long position;

    /** The newest event that anything read for the snapshot may show. */
    private long newestRead;

    /** Whether the caller can go on from the position. */
    private boolean complete;

    /**
     * Has told nothing yet.
     *
     * @param caller     is told
     * @param signOfLife run after whatever was read, as there may be much of it and nothing to tell; its exceptions end that
     */
    CalendarTeller(
            CalendarWindow window,
            CalendarHistory history,
            Consumer<WatchCalendarResponse> caller,
            Runnable signOfLife) {
        this.window = window;
        this.history = history;
        this.caller = caller;
        this.signOfLife = signOfLife;
    }

    /** Tells of appointments as part of the snapshot, those of them that are in the window and were not told yet. */
    void existing(List<Appointment> appointments) {
        for (Appointment appointment : appointments) {
            read(appointment.getPosition());
            if (window.holds(appointment) && !told.containsKey(appointment.getAppointmentId())) {
                told.put(appointment.getAppointmentId(), appointment.getVersion());
                caller.accept(WatchCalendarResponse.newBuilder().setExisting(appointment).build());
            }
        }
    }

    /** Notes that something read for the snapshot may show an event. */
    void read(long eventPosition) {
        newestRead = Math.max(newestRead, eventPosition);
    }

    /** The views must have come this far for the snapshot to be completed. */
    long newestRead() {
        return newestRead;
    }

    /**
     * Ends the snapshot. If the calendar was written while it was read, it shows some events after the position and not
     * others: all are told first, so that the snapshot is exact, and nothing is told again to a caller who goes on from it.
     *
     * @param readAfter position of the views before the snapshot was read
     */
    void completeSnapshot(long readAfter) {
        position = readAfter;
        if (newestRead > readAfter) {
            catchUp();
        }
        complete = true;
        caller.accept(answer()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .build());
    }

    /** Goes on from a position that a caller was told by an earlier watch. */
    void resume(long afterPosition) {
        position = afterPosition;
        resumed = true;
        complete = true;
        catchUp();
    }

    /** Tells what came. */
    void hear(CalendarMailbox.Mail mail) {
        if (mail.forgotten()) {
            catchUp();
        }
        mail.notices().forEach(this::hear);
        mail.swept().ifPresent(this::hear);
    }

    /** From where the caller can go on, 0 if only from the beginning. */
    long resumePosition() {
        return complete ? position : 0;
    }

    /** Nothing happened up to its position but what was told. */
    WatchCalendarResponse heartbeat() {
        return answer().setHeartbeat(Heartbeat.getDefaultInstance()).build();
    }

    private void hear(AppointmentNotice notice) {
        if (notice.getAppointment().getPosition() <= position) {
            return;
        }
        if (notice.getPreviousCalendarPosition() <= position) {
            tell(notice.getAppointment());
        } else {
            catchUp();
        }
    }

    private void hear(CalendarMailbox.Sweeping swept) {
        if (swept.changePosition() > position) {
            catchUp();
        } else {
            position = Math.max(position, swept.position());
        }
    }

    /** Tells what the views hold beyond what was told. */
    private void catchUp() {
        long upTo = history.position();
        signOfLife.run();
        while (position < upTo) {
            List<Appointment> changes = history.changes(position, upTo);
            changes.forEach(this::tell);
            if (changes.isEmpty()) {
                position = upTo;
            }
            signOfLife.run();
        }
    }

    private void tell(Appointment changed) {
        position = changed.getPosition();
        if (changed.getVersion() <= told.getOrDefault(changed.getAppointmentId(), 0L)) {
            return;
        }
        if (window.holds(changed)) {
            told.put(changed.getAppointmentId(), changed.getVersion());
            caller.accept(answer().setChanged(changed).build());
        } else if (isKnownToCaller(changed)) {
            told.remove(changed.getAppointmentId());
            caller.accept(answer().setRemoved(changed).build());
        }
    }

    /** Whether the caller was told that the appointment is in the window, by this watch or the one before. */
    private boolean isKnownToCaller(Appointment changed) {
        return told.containsKey(changed.getAppointmentId())
                || resumed
                        && changed.getVersion() > 1
                        && history.version(changed.getAppointmentId(), changed.getVersion() - 1)
                                .filter(window::holds)
                                .isPresent();
    }

    private WatchCalendarResponse.Builder answer() {
        return WatchCalendarResponse.newBuilder().setPosition(resumePosition());
    }
}
