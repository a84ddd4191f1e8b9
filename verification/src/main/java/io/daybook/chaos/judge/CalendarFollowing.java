package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchCalendarResponse;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentStates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody who follows one watch of a calendar knows of it. For one thread. */
final class CalendarFollowing {

    private final String calendarId;
    private final KnownLog log;
    private final Tally tally;

    /** The newest version told of each appointment, be it there or gone. */
    private final Map<String, Told> told = new HashMap<>();

    private long position;
    private boolean complete;

    CalendarFollowing(String calendarId, KnownLog log, Tally tally) {
        this.calendarId = calendarId;
        this.log = log;
        this.tally = tally;
    }

    void hear(WatchCalendarResponse response) {
        switch (response.getContentCase()) {
            case EXISTING -> {
                if (complete) {
                    startAnew();
                }
                hear(response.getExisting(), true);
            }
            case SNAPSHOT_COMPLETE -> {
                if (complete) {
                    // An empty snapshot has nothing else to be known by.
                    startAnew();
                }
                complete = true;
                moveTo(response.getPosition());
            }
            case CHANGED -> hearChange(response, response.getChanged(), true);
            case REMOVED -> hearChange(response, response.getRemoved(), false);
            case HEARTBEAT, CONTENT_NOT_SET -> {}
        }
    }

    /**
     * Judges what is known of an appointment at the end.
     *
     * @param states  all it had
     * @param version the newest that must have been told; it may be followed by others
     */
    void end(List<Appointment> states, long version) {
        if (version == 0) {
            return;
        }
        Appointment newest = states.get((int) version - 1);
        String id = newest.getAppointmentId();
        Optional<Told> known = Optional.ofNullable(told.get(id));
        boolean isKnown = known.filter(last -> last.version() >= version).isPresent();
        if (isOn(newest) && !isKnown) {
            breach("never told version %d of appointment %s, which is on it".formatted(version, id));
        } else if (!isOn(newest) && !isKnown && known.filter(Told::isThere).isPresent()) {
            breach("never told that appointment %s left with version %d".formatted(id, version));
        }
    }

    private void hearChange(WatchCalendarResponse response, Appointment appointment, boolean isThere) {
        if (complete) {
            if (appointment.getPosition() > response.getPosition()) {
                breach("told position %d with appointment %s of position %d"
                        .formatted(response.getPosition(), appointment.getAppointmentId(), appointment.getPosition()));
            }
            if (response.getPosition() <= position) {
                breach("told position %d after position %d".formatted(response.getPosition(), position));
            }
            moveTo(response.getPosition());
        }
        hear(appointment, isThere);
    }

    private void hear(Appointment appointment, boolean isThere) {
        String id = appointment.getAppointmentId();
        long version = appointment.getVersion();
        Told before = told.put(id, new Told(version, isThere));
        if (before != null && before.version() >= version) {
            breach("told version %d of appointment %s after version %d".formatted(version, id, before.version()));
        }
        if (!log.state(id, version).equals(Optional.of(appointment))) {
            breach("told version %d of appointment %s in a state that the log never had".formatted(version, id));
        }
        if (isOn(appointment) != isThere) {
            breach("told version %d of appointment %s as %s".formatted(version, id, isThere ? "there" : "gone"));
        }
    }

    private void startAnew() {
        told.clear();
        position = 0;
        complete = false;
    }

    private void moveTo(long newPosition) {
        position = Math.max(position, newPosition);
    }

    private boolean isOn(Appointment appointment) {
        return AppointmentStates.takesTime(appointment.getState())
                && AppointmentDocument.calendarIds(appointment).contains(calendarId);
    }

    private void breach(String problem) {
        tally.breach("watch of calendar %s, at position %d, %s", calendarId, position, problem);
    }

    /**
     * What was told last of an appointment.
     *
     * @param version its version
     * @param isThere whether it is there
     */
    private record Told(long version, boolean isThere) {}
}
