package io.daybook.bench;

import io.daybook.bench.baseline.RawWrites;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.LiveHeap;
import io.daybook.bench.bed.LiveViews;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.Rebuilds;
import io.daybook.bench.log.StoredLog;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Views that are filled from the log beside the live ones, beside bare writes of the same documents to the same MongoDB. */
final class Rebuild implements Benchmark {

    /** Of the views that are filled again and again; with so many, all that the projector keeps in memory is full. */
    private static final int EVENTS = 50_000;

    /** What the embedded MongoDB has room for: some 8 KB of its heap for each. */
    private static final int MOST_EVENTS = 300_000;

    private static final double MEGABYTE = 1_000_000;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String description() {
        return "views filled from the log, beside the same documents by bulkWrite, unordered; the projector's heap meanwhile";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        var stores = EnumSet.of(Program.POSTGRES, Program.NATS, Program.MONGO);
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), stores);
                StoredLog log = StoredLog.in(bed.logUrl(), "rebuilt", 0)) {
            log.fillTo(EVENTS);
            bed.start(Program.COMMAND_SERVER);
            bed.start(Program.PROJECTOR);
            try (LiveViews views = LiveViews.of(bed);
                    Rebuilds rebuilds = Rebuilds.of(bed, views)) {
                views.await(EVENTS);
                double heap = heap(bed);
                Comparison rates = rates(plan, views, rebuilds);
                // Anew, as a projector begins with nothing in memory when other views are live.
                int events = Math.min(plan.events(), MOST_EVENTS);
                log.fillTo(events);
                views.await(events);
                return List.of(rates, heaps(plan, events, new Round(heap(bed), heap)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be filled", e);
        }
    }

    private Comparison rates(Plan plan, LiveViews views, Rebuilds rebuilds) throws InterruptedException {
        RawWrites writes = RawWrites.of(views, EVENTS);
        warmUp(plan, rebuilds, writes);
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < plan.rounds(); round++) {
            rounds.add(new Round(rebuilds.eventsPerSecond(), writes.eventsPerSecond()));
            plan.progress().accept("events a second: " + rounds.getLast());
        }
        return new Comparison(name(), "events", "1/s", "bulkWrite", Target.atLeast(0.5), rounds);
    }

    private static void warmUp(Plan plan, Rebuilds rebuilds, RawWrites writes) throws InterruptedException {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        do {
            rebuilds.eventsPerSecond();
            writes.eventsPerSecond();
        } while (System.nanoTime() < end);
    }

    private static double heap(Bed bed) throws IOException, InterruptedException {
        return LiveHeap.bytes(bed.processId(Program.PROJECTOR)) / MEGABYTE;
    }

    /** One round: the log grows only once. */
    private Comparison heaps(Plan plan, int events, Round round) {
        plan.progress().accept("heap: " + round);
        return new Comparison(
                name(),
                "heap after %,d events".formatted(events),
                "MB",
                "after %,d".formatted(EVENTS),
                Target.atMost(1.1),
                List.of(round));
    }
}
