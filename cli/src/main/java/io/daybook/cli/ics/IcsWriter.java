package io.daybook.cli.ics;

import io.daybook.cli.output.Instants;
import io.daybook.cli.text.Zones;
import io.daybook.v1.Appointment;
import io.daybook.v1.Attendee;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes appointments as an iCalendar file (RFC 5545) that says all there is to import them again unchanged. */
public final class IcsWriter {

    /** The zone of an appointment that starts at a time which only UTC can express; see {@link #time}. */
    static final String ZONE = "X-DAYBOOK-ZONE";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final IcsText text = new IcsText();
    private final ExportedUids uids;

    private IcsWriter(ExportedUids uids) {
        this.uids = uids;
    }

    /** The text of a file with these appointments. */
    public static String calendar(List<Appointment> appointments) {
        var writer = new IcsWriter(new ExportedUids(appointments));
        writer.line("BEGIN:VCALENDAR");
        writer.line("VERSION:2.0");
        writer.line("PRODID:-//Daybook//daybook//EN");
        writer.line("CALSCALE:GREGORIAN");
        zones(appointments).forEach((zone, span) -> new ZoneDescription(zone, span).lines().forEach(writer::line));
        appointments.forEach(writer::event);
        writer.line("END:VCALENDAR");
        return writer.text.toString();
    }

    /** The zones of the appointments, each with the time it is needed for. */
    private static Map<ZoneId, ZoneDescription.Span> zones(List<Appointment> appointments) {
        Map<ZoneId, ZoneDescription.Span> zones = new TreeMap<>((one, other) -> one.getId().compareTo(other.getId()));
        for (Appointment appointment : appointments) {
            var span = new ZoneDescription.Span(
                    Instants.of(appointment.getStartTime()), Instants.of(appointment.getEndTime()));
            zones.merge(Zones.known(appointment.getTimeZone()), span, ZoneDescription.Span::and);
        }
        return zones;
    }

    private void event(Appointment appointment) {
        line("BEGIN:VEVENT");
        line("UID:" + IcsText.escaped(uids.of(appointment)));
        line("DTSTAMP:" + utc(Instants.of(appointment.getUpdateTime())));
        line("CREATED:" + utc(Instants.of(appointment.getCreateTime())));
        line("LAST-MODIFIED:" + utc(Instants.of(appointment.getUpdateTime())));
        line("SEQUENCE:" + appointment.getVersion());
        times(appointment);
        LocatedText located = LocatedText.split(appointment.getDescription());
        textIfAny("SUMMARY", appointment.getTitle());
        textIfAny("DESCRIPTION", located.description());
        textIfAny("LOCATION", located.location());
        appointment.getAttendeesList().forEach(this::attendee);
        line("STATUS:" + EventStatus.of(appointment.getState()));
        line("END:VEVENT");
    }

    private void times(Appointment appointment) {
        ZoneId zone = Zones.known(appointment.getTimeZone());
        Instant start = Instants.of(appointment.getStartTime());
        line("DTSTART" + time(start, zone));
        line("DTEND" + time(Instants.of(appointment.getEndTime()), zone));
        if (isSecondOfTwo(start, zone)) {
            line(ZONE + ":" + zone);
        }
    }

    private void textIfAny(String property, String value) {
        if (!value.isEmpty()) {
            line(property + ":" + IcsText.escaped(value));
        }
    }

    private void attendee(Attendee attendee) {
        String name = attendee.getName().isEmpty() ? "" : ";CN=" + IcsText.quoted(attendee.getName());
        line("ATTENDEE" + name + ":mailto:" + attendee.getEmail());
    }

    /** A local time; the second of two equal ones can only be told in UTC. */
    private static String time(Instant instant, ZoneId zone) {
        return isSecondOfTwo(instant, zone)
                ? ":" + utc(instant)
                : ";TZID=%s:%s".formatted(zone, LOCAL.format(LocalDateTime.ofInstant(instant, zone)));
    }

    private static boolean isSecondOfTwo(Instant instant, ZoneId zone) {
        return !LocalDateTime.ofInstant(instant, zone).atZone(zone).toInstant().equals(instant);
    }

    private static String utc(Instant instant) {
        return LOCAL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }

    private void line(String line) {
        text.line(line);
    }
}
