package io.daybook.chaos.journal;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What all clients of a run were told. Safe for use by many threads. */
public final class Journal {

    private final Queue<CommandEntry> commands = new ConcurrentLinkedQueue<>();
    private final Queue<ReadEntry> reads = new ConcurrentLinkedQueue<>();
    private final Queue<WatchTranscript> watches = new ConcurrentLinkedQueue<>();
    private final Queue<CalendarTranscript> calendarWatches = new ConcurrentLinkedQueue<>();

    /** Notes a command that ended. */
    public void add(CommandEntry entry) {
        commands.add(entry);
    }

    /** Notes a read that was answered. */
    public void add(ReadEntry entry) {
        reads.add(entry);
    }

    /** Notes a watch that ended. */
    public void add(WatchTranscript transcript) {
        watches.add(transcript);
    }

    /** Notes a watch that ended. */
    public void add(CalendarTranscript transcript) {
        calendarWatches.add(transcript);
    }

    /** The commands so far, in the order in which they ended. */
    public List<CommandEntry> commands() {
        return List.copyOf(commands);
    }

    /** The answered reads so far. */
    public List<ReadEntry> reads() {
        return List.copyOf(reads);
    }

    /** The ended watches of appointments so far. */
    public List<WatchTranscript> watches() {
        return List.copyOf(watches);
    }

    /** The ended watches of calendars so far. */
    public List<CalendarTranscript> calendarWatches() {
        return List.copyOf(calendarWatches);
    }
}
