package io.daybook.views;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The appointments that take time on one calendar on one day of UTC, be it only by their buffers; UTC, so that a calendar
 * that changes its time zone moves nothing. Immutable.
 *
 * @param calendarId the calendar
 * @param day        the day, in UTC
 * @param position   position of the newest event applied to this day
 * @param entries    the appointments, ordered by start, then id
 */
public record AgendaDay(String calendarId, LocalDate day, long position, List<Entry> entries) {

    /** Position of the newest event applied to the day; a long. */
    public static final String POSITION = "position";

    /** Entries of one day; each takes 178 bytes in the document, of which MongoDB takes 16 MiB. */
    public static final int MAX_ENTRIES = 50_000;

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::start).thenComparing(Entry::appointmentId);

    /** Copies the list. */
    public AgendaDay {
        entries = List.copyOf(entries);
    }

    /**
     * One appointment of the day, with its whole time, also where that reaches beyond the day.
     *
     * @param appointmentId the appointment
     * @param start         first instant, inclusive
     * @param end           last instant, exclusive
     * @param blockedStart  first instant of the time it takes with its buffers, inclusive; not after {@code start}
     * @param blockedEnd    last instant of the time it takes with its buffers, exclusive; not before {@code end}
     * @param version       its version when it was entered
     */
    public record Entry(
            String appointmentId,
            Instant start,
            Instant end,
            Instant blockedStart,
            Instant blockedEnd,
            long version) {}

    /** A day on which nothing is booked. */
    public static AgendaDay empty(String calendarId, LocalDate day) {
        return new AgendaDay(calendarId, day, 0, List.of());
    }

    /** The key of a day. */
    public static String id(String calendarId, LocalDate day) {
        return calendarId + "/" + day;
    }

    /** The days that {@code [start, end)} touches, in order; {@code end} must be after {@code start}. */
    public static Stream<LocalDate> daysBetween(Instant start, Instant end) {
        LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC);
        return first.datesUntil(last.plusDays(1));
    }

    /** The day's key. */
    public String id() {
        return id(calendarId, day);
    }

    /** The day without an appointment, after an event. */
    public AgendaDay without(String appointmentId, long newPosition) {
        return new AgendaDay(calendarId, day, newPosition, others(appointmentId).toList());
    }

    /** The day with an appointment entered, in place of its former entry if there is one, after an event. */
    public AgendaDay with(Entry entry, long newPosition) {
        List<Entry> entered =
                Stream.concat(others(entry.appointmentId()), Stream.of(entry)).sorted(ORDER).toList();
        return new AgendaDay(calendarId, day, newPosition, entered);
    }

    /** The document that keeps it. */
    public Document toBson() {
        return new Document("_id", id())
                .append("calendarId", calendarId)
                .append("day", day.toString())
                .append(POSITION, position)
                .append("entries", entries.stream().map(AgendaDay::entryToBson).toList());
    }

    /** What a document keeps. */
    public static AgendaDay fromBson(Document document) {
        return new AgendaDay(
                document.getString("calendarId"),
                LocalDate.parse(document.getString("day")),
                document.getLong(POSITION),
                document.getList("entries", Document.class).stream()
                        .map(AgendaDay::entryFromBson)
                        .toList());
    }

    private Stream<Entry> others(String appointmentId) {
        return entries.stream().filter(entry -> !entry.appointmentId().equals(appointmentId));
    }

    private static Document entryToBson(Entry entry) {
        return new Document("appointmentId", entry.appointmentId())
                .append("startTime", Date.from(entry.start()))
                .append("endTime", Date.from(entry.end()))
                .append("blockedStartTime", Date.from(entry.blockedStart()))
                .append("blockedEndTime", Date.from(entry.blockedEnd()))
                .append("version", entry.version());
    }

    private static Entry entryFromBson(Document document) {
        return new Entry(
                document.getString("appointmentId"),
                document.getDate("startTime").toInstant(),
                document.getDate("endTime").toInstant(),
                document.getDate("blockedStartTime").toInstant(),
                document.getDate("blockedEndTime").toInstant(),
                document.getLong("version"));
    }
}
