package io.daybook.cli.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as the client shows them, always with their zone. Day and month names are built here and not by a formatter,
 * as loading the locale data takes longer than a whole command.
 */
public final class TimeText {

    private static final Pattern ISO_INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z");

    private TimeText() {}

    /** {@code Tue 2 Mar 2027 10:00–10:30 Europe/Berlin (+01:00)}. */
    public static String interval(Instant start, Instant end, ZoneId zone) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime to = end.atZone(zone);
        if (from.getOffset().equals(to.getOffset())) {
            return "%s %s %s (%s)".formatted(date(from.toLocalDate()), clock(start, end, zone), zone, offset(from));
        }
        return "%s %s (%s) – %s (%s) %s".formatted(
                date(from.toLocalDate()), time(from), offset(from), end(from, to), offset(to), zone);
    }

    /** The same without the first day, zone and offset: {@code 10:00–10:30}, {@code 23:00 – Wed 3 Mar 2027 02:00}. */
    public static String clock(Instant start, Instant end, ZoneId zone) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime to = end.atZone(zone);
        String dash = lastDay(from, to).equals(from.toLocalDate()) ? "–" : " – ";
        return time(from) + dash + end(from, to);
    }

    /** The day of an instant: {@code Tue 2 Mar 2027 Europe/Berlin (+01:00)}. */
    public static String day(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return "%s %s (%s)".formatted(date(at.toLocalDate()), zone, offset(at));
    }

    /** {@code Tue 2 Mar 2027 10:00 Europe/Berlin (+01:00)}. */
    public static String instant(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return "%s %s %s (%s)".formatted(date(at.toLocalDate()), time(at), zone, offset(at));
    }

    /** A sentence with its instants of ISO 8601 in UTC, if there are any, told as {@link #instant} tells them. */
    public static String instantsRetold(String sentence, ZoneId zone) {
        return ISO_INSTANT
                .matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(instant(Instant.parse(found.group()), zone)));
    }

    /** An instant with an offset, as {@code --start} takes it: {@code 2027-03-02T10:00+01:00}. */
    public static String option(Instant instant, ZoneId zone) {
        OffsetDateTime at = instant.atZone(zone).toOffsetDateTime();
        return at.toString();
    }

    /** What a time in words came to: {@code Tue 2027-03-02 14:30 +01:00 (Europe/Berlin)}, a whole day without the time. */
    public static String resolved(Moment moment, ZoneId zone) {
        ZonedDateTime at = moment.firstInstant(zone).atZone(zone);
        String time = moment instanceof Moment.Day ? "" : " " + time(at);
        return "%s %s%s %s (%s)".formatted(shortName(at.getDayOfWeek()), at.toLocalDate(), time, offset(at), zone);
    }

    /** Where a span ends, with its day if that is another one than the first; midnight is the end of the day before. */
    private static String end(ZonedDateTime from, ZonedDateTime to) {
        LocalDate lastDay = lastDay(from, to);
        String endTime = lastDay.equals(to.toLocalDate()) ? time(to) : "24:00";
        return lastDay.equals(from.toLocalDate()) ? endTime : date(lastDay) + " " + endTime;
    }

    private static LocalDate lastDay(ZonedDateTime from, ZonedDateTime to) {
        boolean tillMidnight = to.toLocalTime().equals(LocalTime.MIDNIGHT) && to.isAfter(from);
        return tillMidnight ? to.toLocalDate().minusDays(1) : to.toLocalDate();
    }

    /** {@code Tue 2 Mar}. */
    public static String shortDate(LocalDate day) {
        return "%s %d %s".formatted(shortName(day.getDayOfWeek()), day.getDayOfMonth(), shortName(day.getMonth()));
    }

    /** The time of day of an instant: {@code 10:00}, with seconds if there are any. */
    public static String time(Instant instant, ZoneId zone) {
        return time(instant.atZone(zone));
    }

    /** {@code Tue 2 Mar 2027}. */
    public static String date(LocalDate day) {
        return shortDate(day) + " " + day.getYear();
    }

    private static String time(ZonedDateTime at) {
        String minutes = "%02d:%02d".formatted(at.getHour(), at.getMinute());
        return at.getSecond() == 0 ? minutes : minutes + ":%02d".formatted(at.getSecond());
    }

    private static String offset(ZonedDateTime at) {
        return at.getOffset().getTotalSeconds() == 0 ? "+00:00" : at.getOffset().getId();
    }

    private static String shortName(Enum<?> name) {
        return name.name().charAt(0) + name.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }
}
