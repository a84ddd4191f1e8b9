package io.daybook.cli.agenda;

import io.daybook.cli.agenda.ClockRows.Range;
import io.daybook.cli.output.Cards;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.Appointment;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Days beside each other, with the hours down the side. */
public final class AgendaGrid {

    private static final int SIDE = 6;
    private static final int NARROWEST_DAY = 9;
    private static final int WIDEST_DAY = 60;
    private static final Range OFFICE_HOURS = new Range(8 * ClockRows.PER_HOUR, 18 * ClockRows.PER_HOUR - 1);

    private final List<DayColumn> columns;
    private final Instant now;

    private AgendaGrid(List<DayColumn> columns, Instant now) {
        this.columns = columns;
        this.now = now;
    }

    /**
     * The lines of a drawing, none longer than a width in characters; empty if it is too narrow for that many days.
     *
     * @param now the instant that is marked, if it is on one of the days
     */
    public static Optional<List<String>> lines(List<Day> days, int width, Instant now) {
        int dayWidth = Math.min(WIDEST_DAY, (width - SIDE) / days.size() - 1);
        if (dayWidth < NARROWEST_DAY) {
            return Optional.empty();
        }
        List<DayColumn> columns = days.stream().map(day -> new DayColumn(day, dayWidth)).toList();
        return Optional.of(new AgendaGrid(columns, now).lines(dayWidth));
    }

    private List<String> lines(int dayWidth) {
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(SIDE) + columns.stream()
                .map(column -> "│" + Fitting.to(dayWidth, heading(column.day(), dayWidth)))
                .collect(Collectors.joining()));
        Range rows = rows();
        for (int row = rows.first(); row <= rows.last(); row++) {
            int current = row;
            lines.add(side(row) + columns.stream()
                    .map(column -> "│" + column.cell(current))
                    .collect(Collectors.joining()));
        }
        legend().ifPresent(lines::add);
        columns.forEach(column -> clockChange(column.day()).ifPresent(lines::add));
        return lines.stream().map(String::stripTrailing).toList();
    }

    /** Whole hours, so many that everything is in them. */
    private Range rows() {
        Range used = columns.stream()
                .flatMap(column -> column.usedRows().stream())
                .reduce(OFFICE_HOURS, Range::and);
        int first = used.first() / ClockRows.PER_HOUR * ClockRows.PER_HOUR;
        int last = used.last() / ClockRows.PER_HOUR * ClockRows.PER_HOUR + ClockRows.PER_HOUR - 1;
        return new Range(first, last);
    }

    private String heading(Day day, int dayWidth) {
        String date = TimeText.shortDate(day.date());
        String weekdayAndDay = date.substring(0, date.lastIndexOf(' '));
        return day.contains(now)
                ? Fitting.first(dayWidth, date + " (today)", "*" + date, "*" + weekdayAndDay)
                : Fitting.first(dayWidth, date, weekdayAndDay);
    }

    private String side(int row) {
        return nowIn(row)
                .map(time -> ">" + time)
                .orElse(row % ClockRows.PER_HOUR == 0 ? "%02d:00 ".formatted(row / ClockRows.PER_HOUR) : " ".repeat(SIDE));
    }

    /** The time, if now is in that row of one of the days. */
    private Optional<String> nowIn(int row) {
        return columns.stream()
                .map(DayColumn::day)
                .filter(day -> day.contains(now))
                .map(day -> LocalTime.ofInstant(now, day.zone()))
                .filter(time -> time.toSecondOfDay() * ClockRows.PER_DAY / (24 * 3_600) == row)
                .map(time -> "%02d:%02d".formatted(time.getHour(), time.getMinute()))
                .findFirst();
    }

    /** What the signs mean that occur. */
    private Optional<String> legend() {
        String legend = columns.stream()
                .flatMap(column -> column.day().appointments().stream())
                .map(Appointment::getState)
                .filter(state -> !Label.mark(state).isEmpty())
                .distinct()
                .sorted()
                .map(state -> Label.mark(state) + " " + Cards.state(state))
                .collect(Collectors.joining("   "));
        return legend.isEmpty() ? Optional.empty() : Optional.of(" ".repeat(SIDE) + legend);
    }

    private static Optional<String> clockChange(Day day) {
        return day.clockChange()
                .map(change -> "%s%s: clocks go from %s to %s".formatted(
                        " ".repeat(SIDE),
                        TimeText.shortDate(day.date()),
                        change.getDateTimeBefore().toLocalTime(),
                        change.getDateTimeAfter().toLocalTime()));
    }
}
