package io.daybook.cli.sync;

import io.daybook.cli.ics.Entry;
import io.daybook.cli.ics.Refused;
import io.daybook.v1.Appointment;
import java.util.List;
import java.util.Map;

/**
 * What differs between a source and the calendar.
 *
 * @param added      what is not booked yet
 * @param changed    what is booked, but at another time or described otherwise
 * @param removed    what was booked from the source, which has it no more
 * @param staying    whatever takes time on the calendar and keeps it
 * @param unchanged  how many are as they should be
 * @param leftAlone  how many the source has that are none of its business here
 * @param unbookable what the source has that can be no appointment
 * @param attempts   how many appointments each UID has had from the source, whatever became of them
 */
public record Differences(
        List<Entry> added,
        List<Change> changed,
        List<Appointment> removed,
        List<Appointment> staying,
        int unchanged,
        int leftAlone,
        List<Refused> unbookable,
        Map<String, Integer> attempts) {

    /** Defends the collections against changes. */
    public Differences {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
        staying = List.copyOf(staying);
        unbookable = List.copyOf(unbookable);
        attempts = Map.copyOf(attempts);
    }
}
