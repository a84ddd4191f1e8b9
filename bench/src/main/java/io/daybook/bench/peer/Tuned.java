package io.daybook.bench.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A writer with the number of callers that serves it best. Immutable.
 *
 * @param writer  who writes
 * @param callers how many do so at once
 */
public record Tuned(EventWriter writer, int callers) {

    /**
     * Tries some numbers, once each.
     *
     * @param progress told what each came to
     */
    public static Tuned of(EventWriter writer, List<Integer> numbers, Duration length, Consumer<String> progress)
            throws IOException, InterruptedException {
        int best = 0;
        double most = 0;
        for (int callers : numbers) {
            double rate = writer.perSecond(callers, length);
            progress.accept("%s, %d callers: %,.0f/s".formatted(writer.name(), callers, rate));
            if (rate > most) {
                most = rate;
                best = callers;
            }
        }
        return new Tuned(writer, best);
    }

    /** So many in a second. */
    public double perSecond(Duration length) throws IOException, InterruptedException {
        return writer.perSecond(callers, length);
    }

    @Override
    public String toString() {
        return "%s, %d callers".formatted(writer.name(), callers);
    }
}
