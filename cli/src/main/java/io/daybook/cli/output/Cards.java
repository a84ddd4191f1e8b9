package io.daybook.cli.output;

import io.daybook.cli.text.TimeText;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.v1.Calendar;
import io.daybook.v1.Claim;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One appointment or one calendar, for people: a line for each thing known of it. */
public final class Cards {

    private static final String STATE = "_STATE_";

    private Cards() {}

    /** An appointment, with its time in that zone. */
    public static List<String> of(Appointment appointment, ZoneId zone) {
        var card = new Table().row("appointment", appointment.getAppointmentId());
        addIfAny(card, "title", appointment.getTitle());
        card.row("time", time(appointment, zone))
                .row("calendar", calendars(appointment))
                .row("state", state(appointment.getState()))
                .row("version", "%d, at position %d".formatted(appointment.getVersion(), appointment.getPosition()))
                .row("changed", TimeText.instant(Instants.of(appointment.getUpdateTime()), zone));
        addIfAny(card, "blocked", blocked(appointment, zone));
        addIfAny(card, "because", appointment.getCancelReason());
        addIfAny(card, "held", hold(appointment, zone));
        addIfAny(card, "series", appointment.getSeriesId());
        addIfAny(card, "attendees", attendees(appointment));
        addIfAny(card, "description", appointment.getDescription());
        addIfAny(card, "external UID", appointment.getExternalUid());
        return card.lines();
    }

    /** A calendar and its rules. */
    public static List<String> of(Calendar calendar) {
        var card = new Table()
                .row("calendar", calendar.getCalendarId())
                .row("name", calendar.getName())
                .row("zone", calendar.getTimeZone())
                .row("state", state(calendar.getState()))
                .row("version", "%d, at position %d".formatted(calendar.getVersion(), calendar.getPosition()));
        RulesText.addTo(card, calendar.getRules());
        return card.lines();
    }

    /** The calendars an appointment takes time on, the main one first. */
    public static String calendars(Appointment appointment) {
        return Stream.concat(
                        Stream.of(appointment.getCalendarId()),
                        appointment.getClaimsList().stream().map(Claim::getCalendarId))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The time an appointment takes on its calendars where that is more than its own, as with buffers; else empty. */
    public static String blocked(Appointment appointment, ZoneId zone) {
        if (!takesTime(appointment.getState())) {
            return "";
        }
        return appointment.getClaimsList().stream()
                .filter(claim -> !claim.getStartTime().equals(appointment.getStartTime())
                        || !claim.getEndTime().equals(appointment.getEndTime()))
                .map(claim -> "%s %s".formatted(
                        claim.getCalendarId(),
                        TimeText.clock(Instants.of(claim.getStartTime()), Instants.of(claim.getEndTime()), zone)))
                .collect(Collectors.joining(", "));
    }

    private static boolean takesTime(AppointmentState state) {
        return switch (state) {
            case APPOINTMENT_STATE_CANCELLED, APPOINTMENT_STATE_DECLINED, APPOINTMENT_STATE_EXPIRED -> false;
            case APPOINTMENT_STATE_CONFIRMED, APPOINTMENT_STATE_HELD, APPOINTMENT_STATE_PENDING,
                    APPOINTMENT_STATE_COMPLETED, APPOINTMENT_STATE_NO_SHOW, APPOINTMENT_STATE_UNSPECIFIED,
                    UNRECOGNIZED -> true;
        };
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

    /** A state without the prefix of its type: {@code confirmed}, {@code no show}, {@code closed}. */
    public static String state(Enum<?> state) {
        String name = state.name();
        int prefix = name.indexOf(STATE);
        return name.substring(prefix < 0 ? 0 : prefix + STATE.length()).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String attendee(Attendee attendee) {
        return attendee.getName().isEmpty()
                ? attendee.getEmail()
                : "%s <%s>".formatted(attendee.getName(), attendee.getEmail());
    }

    /** Until when it is held and by whom; empty if it is not. */
    public static String hold(Appointment appointment, ZoneId zone) {
        return appointment.hasHoldExpireTime()
                ? "by %s until %s".formatted(
                        appointment.getHolder(), TimeText.instant(Instants.of(appointment.getHoldExpireTime()), zone))
                : "";
    }

    private static void addIfAny(Table card, String what, String text) {
        if (!text.isEmpty()) {
            card.row(what, text);
        }
    }
}
