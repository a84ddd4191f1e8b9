package io.daybook.bench;

import io.daybook.bench.baseline.BareChain;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.BookingCallers;
import io.daybook.bench.load.ChangedAppointments;
import io.daybook.bench.load.Measured;
import io.daybook.bench.load.Pace;
import io.daybook.bench.load.Watchers;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** How soon a change is seen by those who watch, beside the same steps with nothing in between. */
final class Visible implements Benchmark {

    private static final int APPOINTMENTS = 1_000;
    private static final double PER_SECOND = 500;
    private static final String AGAINST = "bare chain";

    /** At 500/s, it takes three servers a minute and a half to compile what matters. */
    private static final int WARM_UPS = 3;

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public String description() {
        return "from a command to the watch that tells of it, beside insert, JetStream, a Mongo write and a NATS message";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), EnumSet.allOf(Program.class))) {
            BookingCallers.warmUp(bed, plan.warmUp());
            return measured(bed, plan);
        }
    }

    private List<Comparison> measured(Bed bed, Plan plan) throws IOException, InterruptedException {
        try (ChangedAppointments appointments = ChangedAppointments.book(bed, APPOINTMENTS);
                Watchers watchers = Watchers.of(bed, appointments);
                BareChain chain = BareChain.in(bed)) {
            appointments.change(new Pace(PER_SECOND, plan.warmUp().multipliedBy(WARM_UPS)), watchers);
            chain.run(new Pace(PER_SECOND, plan.warmUp()));
            var pace = new Pace(PER_SECOND, plan.length());
            var medians = new ArrayList<Round>();
            var tails = new ArrayList<Round>();
            for (int round = 0; round < plan.rounds(); round++) {
                Measured changes = appointments.change(pace, watchers);
                Measured items = chain.run(pace);
                medians.add(new Round(changes.millis(50), items.millis(50)));
                tails.add(new Round(changes.millis(99), items.millis(99)));
                plan.progress().accept("p50 %s; p99 %s".formatted(medians.getLast(), tails.getLast()));
            }
            return List.of(
                    new Comparison(name(), "p50 at 500/s", "ms", AGAINST, Target.atMost(1.5), medians),
                    new Comparison(name(), "p99 at 500/s", "ms", AGAINST, Target.atMost(2), tails));
        }
    }
}
