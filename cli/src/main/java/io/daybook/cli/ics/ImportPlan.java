package io.daybook.cli.ics;

import java.util.List;

/**
 * What a file has to book.
 *
 * @param entries    the appointments to book, by start
 * @param unbookable the events that can be none
 * @param cancelled  how many events and occurrences the file itself says are cancelled
 * @param superseded how many events of the file a newer version in the same file replaces
 * @param notes      what is worth knowing about how the file was read
 */
public record ImportPlan(
        List<Entry> entries, List<Refused> unbookable, int cancelled, int superseded, List<String> notes) {

    /** Defends the lists against changes. */
    public ImportPlan {
        entries = List.copyOf(entries);
        unbookable = List.copyOf(unbookable);
        notes = List.copyOf(notes);
    }

    /** Whether the file has no events at all, not even such as are cancelled or cannot be booked. */
    public boolean isEmpty() {
        return entries.isEmpty() && unbookable.isEmpty() && cancelled + superseded == 0;
    }
}
