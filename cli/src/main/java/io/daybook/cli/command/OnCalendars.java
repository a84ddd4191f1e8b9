package io.daybook.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say on which calendars an appointment is to be. */
final class OnCalendars {

    @Option(
            names = "--calendar",
            paramLabel = "ID",
            order = 1,
            description = "The calendar; the main one, if there are several.")
    String calendar = "";

    @Option(
            names = "--also",
            paramLabel = "ID",
            order = 2,
            description = "A further calendar it takes time on, such as a room. May be repeated. It gets its time on all"
                    + " of them or on none.")
    List<String> also = new ArrayList<>();

    /** Refuses a command line that names no main calendar. */
    void require(CommandSpec spec) {
        if (calendar.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing --calendar");
        }
    }

    /** All of them, the main one first. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(calendar));
        all.addAll(also);
        return all;
    }
}
