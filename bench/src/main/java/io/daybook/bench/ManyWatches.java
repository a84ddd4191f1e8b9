package io.daybook.bench;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.CpuTime;
import io.daybook.bench.bed.LiveHeap;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.BookingCallers;
import io.daybook.bench.load.ChangedAppointments;
import io.daybook.bench.load.Pace;
import io.daybook.bench.load.Watchers;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import io.daybook.query.QuerySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What open watches cost one query server, and how soon they tell, beside few of them. */
final class ManyWatches implements Benchmark {

    private static final int FEW = 100;

    /** One in a hundred watches a second, when there are 20,000. */
    private static final double PER_SECOND = 200;

    private static final double KILOBYTE = 1_000;

    /** Each watch gets one sign of life in it. */
    private static final Duration IDLE = QuerySettings.Pace.STANDARD.heartbeat();

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public String description() {
        return "up to 20,000 open watches on one query server, beside 100";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), EnumSet.allOf(Program.class))) {
            BookingCallers.warmUp(bed, plan.warmUp());
            return measured(bed, plan);
        }
    }

    private List<Comparison> measured(Bed bed, Plan plan) throws IOException, InterruptedException {
        try (ChangedAppointments few = ChangedAppointments.book(bed, FEW);
                ChangedAppointments many = ChangedAppointments.book(bed, plan.watches() - FEW);
                Watchers fewWatchers = Watchers.of(bed, few)) {
            few.change(new Pace(PER_SECOND, plan.warmUp()), fewWatchers);
            warmUp(bed, many, plan);
            var rounds = new Rounds();
            for (int round = 0; round < plan.rounds(); round++) {
                // The server may still be busy with those who have left.
                few.change(new Pace(PER_SECOND, plan.length()), fewWatchers);
                double fewMillis = few.change(new Pace(PER_SECOND, plan.length()), fewWatchers).millis(99);
                rounds.measure(bed, many, fewMillis, plan);
            }
            return rounds.comparisons(name(), plan.watches());
        }
    }

    private static void warmUp(Bed bed, ChangedAppointments many, Plan plan) throws InterruptedException {
        try (Watchers watchers = Watchers.of(bed, many)) {
            many.change(new Pace(PER_SECOND, plan.warmUp()), watchers);
        }
    }

    /** The figures of all rounds so far. */
    private static final class Rounds {

        private final List<Round> heap = new ArrayList<>();
        private final List<Round> idle = new ArrayList<>();
        private final List<Round> tails = new ArrayList<>();

        void measure(Bed bed, ChangedAppointments many, double fewMillis, Plan plan)
                throws IOException, InterruptedException {
            long queryServer = bed.processId(Program.QUERY_SERVER);
            long before = LiveHeap.bytes(queryServer);
            try (Watchers watchers = Watchers.of(bed, many)) {
                heap.add(new Round((LiveHeap.bytes(queryServer) - before) / KILOBYTE / many.number(), 1));
                idle.add(new Round(percentOfACore(queryServer), 1));
                double manyMillis =
                        many.change(new Pace(PER_SECOND, plan.length()), watchers).millis(99);
                tails.add(new Round(manyMillis, fewMillis));
            }
            plan.progress().accept("heap of a watch %.1f KB; idle %.1f %% of a core; p99 %s"
                    .formatted(heap.getLast().measured(), idle.getLast().measured(), tails.getLast()));
        }

        List<Comparison> comparisons(String name, int watches) {
            return List.of(
                    new Comparison(name, "heap of one of %,d".formatted(watches), "KB", "1 KB", Target.atMost(10), heap),
                    new Comparison(
                            name, "%,d idle".formatted(watches), "% of a core", "1 % of a core", Target.atMost(2), idle),
                    new Comparison(
                            name, "p99 at 200/s, %,d".formatted(watches), "ms", "100 watches", Target.atMost(2), tails));
        }

        private static double percentOfACore(long process) throws InterruptedException {
            Duration before = CpuTime.of(process);
            long start = System.nanoTime();
            Thread.sleep(IDLE);
            return 100.0 * CpuTime.of(process).minus(before).toNanos() / (System.nanoTime() - start);
        }
    }
}
