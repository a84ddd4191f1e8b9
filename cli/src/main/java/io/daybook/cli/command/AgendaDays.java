package io.daybook.cli.command;

import io.daybook.cli.agenda.AgendaGrid;
import io.daybook.cli.agenda.AgendaList;
import io.daybook.cli.agenda.Day;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.Appointment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The days an agenda shows.
 *
 * @param count how many, 1 or more
 */
record AgendaDays(String calendar, LocalDate first, int count, ZoneId zone) {

    Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return first.plusDays(count).atStartOfDay(zone).toInstant();
    }

    /**
     * The days with appointments: drawn, if there is a terminal wide enough, else listed.
     *
     * @param position how much of the log they hold
     * @param width    of the terminal; none if there is none
     */
    List<String> lines(List<Appointment> appointments, long position, OptionalInt width, Instant now) {
        List<Day> days = Day.of(first, count, zone, appointments);
        if (width.isEmpty()) {
            return AgendaList.lines(days);
        }
        List<String> lines = new ArrayList<>(List.of(heading(position)));
        lines.addAll(AgendaGrid.lines(days, width.getAsInt(), now).orElseGet(() -> AgendaList.lines(days)));
        return lines;
    }

    private String heading(long position) {
        String last = count == 1 ? "" : " – " + TimeText.date(first.plusDays(count - 1L));
        return "%s, %s%s, %s, at position %d".formatted(calendar, TimeText.date(first), last, zone, position);
    }
}
