package io.daybook.cli.command;

import io.daybook.v1.SeriesFit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that make a booking a series. */
final class SeriesOptions {

    @Option(
            names = "--repeat",
            paramLabel = "RULE",
            order = 15,
            description = "Book a series: a recurrence rule of iCalendar (RFC 5545) that ends, such as"
                    + " \"FREQ=WEEKLY;BYDAY=TU;COUNT=10\" or \"FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231\"."
                    + " All occurrences are booked, or none.")
    String rule;

    @Option(
            names = "--except",
            paramLabel = "DAY|TIME",
            order = 16,
            description = "With --repeat: leave out this day (2027-05-01) or local start (2027-05-01T10:00)."
                    + " May be repeated.")
    List<String> exceptions = new ArrayList<>();

    @Option(
            names = "--what-fits",
            order = 17,
            description = "With --repeat: book those occurrences that fit and tell the others.")
    private boolean whatFits;

    boolean isWanted() {
        return rule != null;
    }

    /** Refuses what only a series has where none is wanted, as it would have no effect. */
    void check(CommandSpec spec) {
        if (!isWanted() && (whatFits || !exceptions.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--except and --what-fits go only with --repeat");
        }
    }

    SeriesFit fit() {
        return whatFits ? SeriesFit.SERIES_FIT_WHAT_FITS : SeriesFit.SERIES_FIT_ALL;
    }
}
