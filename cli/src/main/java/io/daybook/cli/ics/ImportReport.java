package io.daybook.cli.ics;

import io.daybook.v1.Appointment;
import java.util.List;

/**
 * What an import did.
 *
 * @param plan      what it set out to do
 * @param booked    the appointments it booked, by start
 * @param unchanged how many were there already
 * @param refused   what could not be booked, and why: first what the file itself makes impossible
 */
public record ImportReport(ImportPlan plan, List<Appointment> booked, int unchanged, List<Refused> refused) {

    /** Defends the lists against changes. */
    public ImportReport {
        booked = List.copyOf(booked);
        refused = List.copyOf(refused);
    }

    /** The sum in one line. */
    public String summary() {
        return "%d booked, %d already there, %d skipped (%d cancelled, %d replaced within the file), %d refused"
                .formatted(
                        booked.size(),
                        unchanged,
                        plan.cancelled() + plan.superseded(),
                        plan.cancelled(),
                        plan.superseded(),
                        refused.size());
    }
}
