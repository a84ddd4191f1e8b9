package io.daybook.cli.agenda;

import io.daybook.cli.output.Cards;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import java.time.Instant;
import java.time.ZonedDateTime;

/** What is written into the block of an appointment. */
final class Label {

    private static final int NARROW = 16;

    private Label() {}

    /** The sign of a state before the title; empty for what is simply booked. */
    static String mark(AppointmentState state) {
        return switch (state) {
            case APPOINTMENT_STATE_HELD -> "~";
            case APPOINTMENT_STATE_PENDING -> "?";
            case APPOINTMENT_STATE_COMPLETED -> "✓";
            case APPOINTMENT_STATE_NO_SHOW -> "✗";
            case APPOINTMENT_STATE_CANCELLED, APPOINTMENT_STATE_DECLINED, APPOINTMENT_STATE_EXPIRED -> "-";
            case APPOINTMENT_STATE_CONFIRMED, APPOINTMENT_STATE_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    /** The title; of a hold, who holds it. */
    static String title(Appointment appointment) {
        return appointment.getTitle().isEmpty()
                ? "%s %s".formatted(Cards.state(appointment.getState()), appointment.getHolder()).strip()
                : appointment.getTitle();
    }

    /** The time on one day, with dots where it goes on beyond that day: {@code 22:00–24:00…}. */
    static String time(Appointment appointment, Day day) {
        return (day.beganBefore(appointment) ? "…" : "")
                + TimeText.clock(day.startOf(appointment), day.endOf(appointment), day.zone())
                + (day.endsLater(appointment) ? "…" : "")
                + which(day.startOf(appointment), day);
    }

    /** The offset, where the clock shows the same time twice. */
    private static String which(Instant start, Day day) {
        ZonedDateTime local = start.atZone(day.zone());
        boolean twice = day.zone().getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
        return twice ? " (" + local.getOffset() + ")" : "";
    }

    /** The text in the nth row of a block that has so many rows and is so wide; what does not fit is said shorter. */
    static String row(Appointment appointment, Day day, int row, int rows, int width) {
        String title = (mark(appointment.getState()) + " " + title(appointment)).strip();
        if (rows == 1) {
            Instant start = day.startOf(appointment);
            String time = TimeText.time(start, day.zone()) + which(start, day);
            return width < NARROW ? title : time + " " + title;
        }
        return switch (row) {
            case 0 -> title;
            case 1 -> Fitting.first(width, time(appointment, day), end(appointment, day));
            default -> "";
        };
    }

    private static String end(Appointment appointment, Day day) {
        String time = TimeText.clock(day.startOf(appointment), day.endOf(appointment), day.zone());
        return time.substring(time.indexOf('–'));
    }
}
