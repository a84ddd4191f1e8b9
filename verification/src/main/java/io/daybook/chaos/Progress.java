package io.daybook.chaos;

import io.daybook.chaos.fault.Fault;
import io.daybook.chaos.fault.Storm;
import io.daybook.chaos.load.Load;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a person how a run goes. For one thread. */
final class Progress {

    /** How often. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long begun = System.nanoTime();
    private final PrintWriter messages;

    Progress(PrintWriter messages) {
        this.messages = messages;
    }

    /** A line about what is going on. */
    void say(String text) {
        messages.println("%4d s  %s".formatted((System.nanoTime() - begun) / NANOS_PER_SECOND, text));
        messages.flush();
    }

    /** A line about where the run is. */
    void tell(Storm storm, Load load) {
        String told = load.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        say("%d faults; %s; broken now: %s".formatted(storm.struck().size(), told, broken(storm.lasting())));
    }

    private static String broken(List<Fault> faults) {
        return faults.isEmpty()
                ? "nothing"
                : faults.stream()
                        .map(fault -> fault.target() + " (" + fault.kind() + ")")
                        .collect(Collectors.joining(", "));
    }
}
