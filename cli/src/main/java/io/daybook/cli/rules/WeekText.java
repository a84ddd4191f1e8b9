package io.daybook.cli.rules;

import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Weekly opening hours as people type them: {@code mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00}. */
public final class WeekText {

    private static final String PREFIX = "WEEKDAY_";

    private WeekText() {}

    /**
     * Reads hours; {@code none} for no weekly hours at all.
     *
     * @throws IllegalArgumentException if the text is none; the message says what would be
     */
    public static List<WeeklyHours> parse(String text) {
        List<WeeklyHours> hours = new ArrayList<>();
        if (text.strip().equalsIgnoreCase("none")) {
            return hours;
        }
        for (String entry : text.strip().split(" *; *")) {
            String[] daysAndTimes = entry.strip().split("\\s+", 2);
            if (daysAndTimes.length < 2) {
                throw new IllegalArgumentException("'%s' is no day with hours; write mon-fri 09:00-17:00".formatted(entry));
            }
            for (Weekday day : days(daysAndTimes[0])) {
                for (String period : daysAndTimes[1].split(",")) {
                    hours.add(hours(day, ClockTimes.parse(period)));
                }
            }
        }
        return hours;
    }

    /** Prints hours the way {@link #parse} reads them, one entry for days in a row with the same hours. */
    public static List<String> print(List<WeeklyHours> hours) {
        Map<Weekday, String> days = new TreeMap<>();
        for (WeeklyHours each : hours) {
            String period = new ClockTimes.Span(each.getOpens(), each.getCloses()).toString();
            days.merge(each.getWeekday(), period, (one, other) -> one + "," + other);
        }
        List<String> lines = new ArrayList<>();
        List<Weekday> row = new ArrayList<>();
        days.forEach((day, periods) -> {
            if (!row.isEmpty() && !(follows(row.getLast(), day) && periods.equals(days.get(row.getFirst())))) {
                lines.add(line(row, days));
                row.clear();
            }
            row.add(day);
        });
        if (!row.isEmpty()) {
            lines.add(line(row, days));
        }
        return lines;
    }

    private static Collection<Weekday> days(String text) {
        var days = new TreeSet<Weekday>();
        for (String part : text.split(",")) {
            String[] ends = part.split("[-–]", 2);
            int last = day(ends[ends.length - 1]).getNumber();
            for (int number = day(ends[0]).getNumber(); ; number = number % 7 + 1) {
                days.add(Weekday.forNumber(number));
                if (number == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static Weekday day(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (int number = 1; number <= 7 && wanted.length() >= 3; number++) {
            if (Weekday.forNumber(number).name().startsWith(PREFIX + wanted)) {
                return Weekday.forNumber(number);
            }
        }
        throw new IllegalArgumentException("'%s' is no day of the week; write mon, mon-fri or mon,wed".formatted(name));
    }

    private static WeeklyHours hours(Weekday day, ClockTimes.Span span) {
        return WeeklyHours.newBuilder()
                .setWeekday(day)
                .setOpens(span.from())
                .setCloses(span.until())
                .build();
    }

    private static boolean follows(Weekday one, Weekday next) {
        return next.getNumber() == one.getNumber() + 1;
    }

    private static String line(List<Weekday> row, Map<Weekday, String> days) {
        String first = shortName(row.getFirst());
        return (row.size() == 1 ? first : first + "-" + shortName(row.getLast())) + " " + days.get(row.getFirst());
    }

    private static String shortName(Weekday day) {
        return day.name().substring(PREFIX.length(), PREFIX.length() + 3).toLowerCase(Locale.ROOT);
    }
}
