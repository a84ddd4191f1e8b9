package io.daybook.cli.ics;

import io.daybook.cli.output.Instants;
import io.daybook.cli.text.Zones;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes appointments as an iCalendar file (RFC 5545): CRLF, lines folded at 75 bytes, zones described. */
public final class IcsWriter {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private IcsWriter() {}

    /** The text of a file with these appointments. */
    public static String calendar(List<Appointment> appointments) {
        var writer = new IcsWriter();
        writer.line("BEGIN:VCALENDAR");
        writer.line("VERSION:2.0");
        writer.line("PRODID:-//Daybook//daybook//EN");
        writer.line("CALSCALE:GREGORIAN");
        zones(appointments).forEach((zone, span) -> new ZoneDescription(zone, span).lines().forEach(writer::line));
        appointments.forEach(writer::event);
        writer.line("END:VCALENDAR");
        return writer.text.toString();
    }

    /** Escapes text, as a value of type TEXT. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
    }

    /** The zones of the appointments, each with the time it is needed for. */
    private static Map<ZoneId, ZoneDescription.Span> zones(List<Appointment> appointments) {
        Map<ZoneId, ZoneDescription.Span> zones = new TreeMap<>((one, other) -> one.getId().compareTo(other.getId()));
        for (Appointment appointment : appointments) {
            ZoneId zone = Zones.known(appointment.getTimeZone());
            var span = new ZoneDescription.Span(
                    Instants.of(appointment.getStartTime()), Instants.of(appointment.getEndTime()));
            zones.merge(zone, span, ZoneDescription.Span::and);
        }
        return zones;
    }

    private void event(Appointment appointment) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(uid(appointment)));
        line("DTSTAMP:" + utc(Instants.of(appointment.getUpdateTime())));
        line("CREATED:" + utc(Instants.of(appointment.getCreateTime())));
        line("LAST-MODIFIED:" + utc(Instants.of(appointment.getUpdateTime())));
        line("SEQUENCE:" + (appointment.getVersion() - 1));
        line(time("DTSTART", Instants.of(appointment.getStartTime()), appointment));
        line(time("DTEND", Instants.of(appointment.getEndTime()), appointment));
        line("SUMMARY:" + escaped(appointment.getTitle()));
        if (!appointment.getDescription().isEmpty()) {
            line("DESCRIPTION:" + escaped(appointment.getDescription()));
        }
        appointment.getAttendeesList().forEach(this::attendee);
        boolean cancelled = appointment.getState() == AppointmentState.APPOINTMENT_STATE_CANCELLED;
        line("STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"));
        line("END:VEVENT");
    }

    private static String uid(Appointment appointment) {
        return appointment.getExternalUid().isEmpty() ? appointment.getAppointmentId() : appointment.getExternalUid();
    }

    private void attendee(Attendee attendee) {
        // A quote cannot stand within a parameter, quoted or not.
        String name = attendee.getName().replace('"', '\'').replaceAll("\\p{Cntrl}", " ");
        line("ATTENDEE" + (name.isEmpty() ? "" : ";CN=\"" + name + "\"") + ":mailto:" + attendee.getEmail());
    }

    private static String time(String property, Instant instant, Appointment appointment) {
        ZoneId zone = Zones.known(appointment.getTimeZone());
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        // The second of two equal local times can only be told in UTC.
        boolean ambiguous = !local.atZone(zone).toInstant().equals(instant);
        return ambiguous
                ? property + ":" + utc(instant)
                : "%s;TZID=%s:%s".formatted(property, zone, LOCAL.format(local));
    }

    private static String utc(Instant instant) {
        return LOCAL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }

    private void line(String line) {
        int length = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String letter = Character.toString(line.codePointAt(at));
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                text.append("\r\n ");
                length = 1;
            }
            text.append(letter);
            length += bytes;
        }
        text.append("\r\n");
    }
}
