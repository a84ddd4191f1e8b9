package io.daybook.cli.output;

import io.daybook.cli.text.TimeText;
import io.daybook.v1.Appointment;
import io.daybook.v1.Attendee;
import io.daybook.v1.Calendar;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One appointment or one calendar, for people: a line for each thing known of it. */
public final class Cards {

    private Cards() {}

    /** An appointment, with its time in that zone. */
    public static List<String> of(Appointment appointment, ZoneId zone) {
        var card = new Table()
                .row("appointment", appointment.getAppointmentId())
                .row("title", appointment.getTitle())
                .row("time", time(appointment, zone))
                .row("calendar", appointment.getCalendarId())
                .row("state", state(appointment.getState()))
                .row("version", "%d, at position %d".formatted(appointment.getVersion(), appointment.getPosition()))
                .row("changed", TimeText.instant(Instants.of(appointment.getUpdateTime()), zone));
        addIfAny(card, "because", appointment.getCancelReason());
        addIfAny(card, "attendees", attendees(appointment));
        addIfAny(card, "description", appointment.getDescription());
        addIfAny(card, "external UID", appointment.getExternalUid());
        return card.lines();
    }

    /** A calendar. */
    public static List<String> of(Calendar calendar) {
        return new Table()
                .row("calendar", calendar.getCalendarId())
                .row("name", calendar.getName())
                .row("zone", calendar.getTimeZone())
                .row("state", state(calendar.getState()))
                .row("version", "%d, at position %d".formatted(calendar.getVersion(), calendar.getPosition()))
                .lines();
    }

    /** When an appointment is. */
    public static String time(Appointment appointment, ZoneId zone) {
        return TimeText.interval(
                Instants.of(appointment.getStartTime()), Instants.of(appointment.getEndTime()), zone);
    }

    /** Who takes part, as {@code --attendee} takes it. */
    public static String attendees(Appointment appointment) {
        return appointment.getAttendeesList().stream().map(Cards::attendee).collect(Collectors.joining(", "));
    }

    /** A state without the prefix of its type: {@code confirmed}, {@code closed}. */
    public static String state(Enum<?> state) {
        String name = state.name();
        return name.substring(name.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
    }

    private static String attendee(Attendee attendee) {
        return attendee.getName().isEmpty()
                ? attendee.getEmail()
                : "%s <%s>".formatted(attendee.getName(), attendee.getEmail());
    }

    private static void addIfAny(Table card, String what, String text) {
        if (!text.isEmpty()) {
            card.row(what, text);
        }
    }
}
