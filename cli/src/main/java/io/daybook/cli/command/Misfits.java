package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.server.Reasons;
import io.daybook.v1.Misfit;
import io.daybook.v1.UpdateCalendarResponse;

/** Warns of appointments that could not be booked any more under the rules a calendar has now. */
final class Misfits {

    private static final int TOLD = 10;

    private Misfits() {}

    /** Tells how many there are and names the first of them. */
    static void tell(Console console, UpdateCalendarResponse answer) {
        int count = answer.getMisfitCount();
        if (count == 0) {
            return;
        }
        console.message("daybook: %d appointment%s the rules now; %s as before:"
                .formatted(count, count == 1 ? " does not fit" : "s do not fit", count == 1 ? "it stays" : "they stay"));
        for (Misfit misfit : answer.getMisfitsList().stream().limit(TOLD).toList()) {
            console.message("  %s: %s".formatted(misfit.getAppointmentId(), Reasons.inShort(misfit.getReason())));
        }
        if (count > TOLD) {
            console.message("  and %d more; -o json names %s".formatted(
                    count - TOLD, count > answer.getMisfitsCount() ? "the first " + answer.getMisfitsCount() : "all"));
        }
    }
}
