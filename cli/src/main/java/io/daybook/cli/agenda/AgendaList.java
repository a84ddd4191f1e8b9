package io.daybook.cli.agenda;

import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Table;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.Appointment;
import java.util.ArrayList;
import java.util.List;

/** Days below each other, an appointment a line. */
public final class AgendaList {

    private AgendaList() {}

    /** The lines. */
    public static List<String> lines(List<Day> days) {
        List<String> lines = new ArrayList<>();
        for (Day day : days) {
            lines.add(TimeText.day(day.start(), day.zone()));
            if (day.appointments().isEmpty()) {
                lines.add("  nothing");
            }
            var table = new Table();
            for (Appointment appointment : day.appointments()) {
                table.row(
                        Label.time(appointment, day),
                        Cards.state(appointment.getState()),
                        Label.title(appointment),
                        appointment.getAppointmentId());
            }
            table.lines().forEach(line -> lines.add("  " + line));
        }
        return lines;
    }
}
