package io.daybook.verification.query;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.AppointmentState;
import io.daybook.views.AppointmentDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A few appointments on room-1, room-2 or both, in two days, that are booked, moved in time and between the rooms,
 * described, held and cancelled at random. What was cancelled is also booked anew, which Daybook does not do, so that there
 * is always something to change.
 */
final class RandomChanges {

    private static final int APPOINTMENTS = 15;
    private static final int HOURS = 48;

    private final List<Appointment> current = new ArrayList<>();
    private final FakeProjector projector;
    private final Random random;

    RandomChanges(FakeProjector projector, Random random) {
        this.projector = projector;
        this.random = random;
    }

    /** Stores one more, without sending its notice. */
    AppointmentNotice store() {
        int which = random.nextInt(APPOINTMENTS);
        if (which >= current.size()) {
            AppointmentNotice notice = projector.store(somewhere(Samples.booked("room-1", random.nextInt(HOURS))));
            current.add(notice.getAppointment());
            return notice;
        }
        AppointmentNotice notice = projector.store(next(current.get(which)));
        current.set(which, notice.getAppointment());
        return notice;
    }

    /** What takes time in a room now. */
    List<Appointment> in(String calendarId) {
        return current.stream()
                .filter(Samples::takesTime)
                .filter(appointment -> AppointmentDocument.calendarIds(appointment).contains(calendarId))
                .toList();
    }

    private Appointment.Builder next(Appointment before) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Samples.cancelled(before);
            case 2, 3 -> Samples.retitled(before, "Title " + random.nextInt());
            case 4 -> somewhere(Samples.inState(before, AppointmentState.APPOINTMENT_STATE_HELD));
            default -> somewhere(Samples.moved(before, random.nextInt(HOURS))
                    .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED));
        };
    }

    private Appointment.Builder somewhere(Appointment.Builder appointment) {
        return switch (random.nextInt(4)) {
            case 0 -> Samples.on(appointment, "room-2");
            case 1 -> Samples.on(appointment, "room-2", "room-1");
            default -> appointment.setCalendarId("room-1").clearClaims();
        };
    }
}
