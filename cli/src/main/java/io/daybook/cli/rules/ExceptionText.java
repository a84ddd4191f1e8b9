package io.daybook.cli.rules;

import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates on which hours are different, as people type them: {@code 2027-12-24..2027-12-26 09:00-12:00}. */
public final class ExceptionText {

    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern GRAMMAR = Pattern.compile(DATE + "(?:\\.\\." + DATE + ")?(?:\\s+(\\S.*))?");

    private static final ClockTimes.Span WHOLE_DAY = new ClockTimes.Span("00:00", "24:00");

    private ExceptionText() {}

    /**
     * Reads dates, all of each day if no times are named.
     *
     * @throws IllegalArgumentException if the text is none; the message says what would be
     */
    public static HoursException parse(HoursExceptionKind kind, String text) {
        Matcher parts = GRAMMAR.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' are no dates; write 2027-12-24, 2027-12-24..2027-12-26 or \"2027-12-31 10:00-14:00\""
                            .formatted(text));
        }
        String first = date(parts.group(1));
        String last = parts.group(2) == null ? first : date(parts.group(2));
        if (last.compareTo(first) < 0) {
            throw new IllegalArgumentException("'%s' ends before it starts".formatted(text));
        }
        ClockTimes.Span span = parts.group(3) == null ? WHOLE_DAY : ClockTimes.parse(parts.group(3));
        return complete(HoursException.newBuilder()
                .setKind(kind)
                .setFirstDate(first)
                .setLastDate(last)
                .setFromTime(span.from())
                .setUntilTime(span.until())
                .build());
    }

    /** The same with nothing left empty, so that equal ones are found equal. */
    public static HoursException complete(HoursException exception) {
        return exception.toBuilder()
                .setLastDate(last(exception).toString())
                .setFromTime(exception.getFromTime().isEmpty() ? WHOLE_DAY.from() : exception.getFromTime())
                .setUntilTime(exception.getUntilTime().isEmpty() ? WHOLE_DAY.until() : exception.getUntilTime())
                .build();
    }

    /** Prints dates the way {@link #parse} reads them. */
    public static String print(HoursException exception) {
        HoursException all = complete(exception);
        var span = new ClockTimes.Span(all.getFromTime(), all.getUntilTime());
        String dates = all.getFirstDate().equals(all.getLastDate())
                ? all.getFirstDate()
                : all.getFirstDate() + ".." + all.getLastDate();
        return span.equals(WHOLE_DAY) ? dates : dates + " " + span;
    }

    /** What is left of exceptions when the hours of some dates are as in other weeks again. */
    public static List<HoursException> without(List<HoursException> exceptions, HoursException usual) {
        List<HoursException> left = new ArrayList<>();
        for (HoursException exception : exceptions) {
            addIfAny(left, exception, first(exception), earlier(last(exception), first(usual).minusDays(1)));
            addIfAny(left, exception, later(first(exception), last(usual).plusDays(1)), last(exception));
        }
        return left;
    }

    private static void addIfAny(List<HoursException> left, HoursException exception, LocalDate first, LocalDate last) {
        if (!first.isAfter(last)) {
            left.add(exception.toBuilder()
                    .setFirstDate(first.toString())
                    .setLastDate(last.toString())
                    .build());
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate first(HoursException exception) {
        return LocalDate.parse(exception.getFirstDate());
    }

    private static LocalDate last(HoursException exception) {
        return exception.getLastDate().isEmpty() ? first(exception) : LocalDate.parse(exception.getLastDate());
    }

    private static String date(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is no date".formatted(text), e);
        }
    }
}
