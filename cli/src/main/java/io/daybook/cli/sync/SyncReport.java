package io.daybook.cli.sync;

import io.daybook.cli.ics.Refused;
import io.daybook.v1.Appointment;
import java.util.List;

/**
 * What a sync did.
 *
 * @param differences what it set out to change
 * @param added       how many it booked
 * @param moved       how many it moved in time
 * @param described   how many it described anew
 * @param cancelled   how many it cancelled
 * @param changed     each change's outcome, in order
 * @param refused     what could not be booked or changed, and why
 */
public record SyncReport(
        Differences differences,
        int added,
        int moved,
        int described,
        int cancelled,
        List<Appointment> changed,
        List<Refused> refused) {

    /** Defends the lists against changes. */
    public SyncReport {
        changed = List.copyOf(changed);
        refused = List.copyOf(refused);
    }

    /** The sum in one line. */
    public String summary() {
        return "%d added, %d moved, %d described anew, %d cancelled, %d unchanged, %d left alone, %d refused".formatted(
                added, moved, described, cancelled, differences.unchanged(), differences.leftAlone(), refused.size());
    }
}
