package io.daybook.bench;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.CpuTime;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.BookingCallers;
import io.daybook.bench.load.ChangedAppointments;
import io.daybook.bench.load.ChangedAppointments.Follower;
import io.daybook.bench.load.Pace;
import io.daybook.bench.load.Pollers;
import io.daybook.bench.load.Watchers;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What it costs to ask again and again where one could watch. */
final class Polling implements Benchmark {

    private static final int APPOINTMENTS = 25;
    private static final double PER_SECOND = 10;
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final String AGAINST = "watches";

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public String description() {
        return "25 who wait for changes by GetAppointment every 50 ms, beside 25 who watch";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), EnumSet.allOf(Program.class))) {
            BookingCallers.warmUp(bed, plan.warmUp());
            return measured(bed, plan);
        }
    }

    private List<Comparison> measured(Bed bed, Plan plan) throws InterruptedException {
        try (ChangedAppointments appointments = ChangedAppointments.book(bed, APPOINTMENTS)) {
            watching(bed, appointments, plan.warmUp());
            polling(bed, appointments, plan.warmUp());
            var delays = new ArrayList<Round>();
            var costs = new ArrayList<Round>();
            for (int round = 0; round < plan.rounds(); round++) {
                Cost polling = polling(bed, appointments, plan.length());
                Cost watching = watching(bed, appointments, plan.length());
                delays.add(new Round(polling.delayMillis, watching.delayMillis));
                costs.add(new Round(polling.cpuMillis, watching.cpuMillis));
                plan.progress().accept("delay %s; query server %s".formatted(delays.getLast(), costs.getLast()));
            }
            return List.of(
                    new Comparison(name(), "delay, p50", "ms", AGAINST, Target.none(), delays),
                    new Comparison(name(), "query server, a change", "ms of CPU", AGAINST, Target.none(), costs));
        }
    }

    private static Cost polling(Bed bed, ChangedAppointments appointments, Duration length) throws InterruptedException {
        try (Pollers pollers = Pollers.of(bed, appointments, INTERVAL)) {
            return changing(bed, appointments, length, pollers);
        }
    }

    private static Cost watching(Bed bed, ChangedAppointments appointments, Duration length) throws InterruptedException {
        try (Watchers watchers = Watchers.of(bed, appointments)) {
            return changing(bed, appointments, length, watchers);
        }
    }

    private static Cost changing(Bed bed, ChangedAppointments appointments, Duration length, Follower follower)
            throws InterruptedException {
        long queryServer = bed.processId(Program.QUERY_SERVER);
        var pace = new Pace(PER_SECOND, length);
        Duration before = CpuTime.of(queryServer);
        double delay = appointments.change(pace, follower).millis(50);
        return new Cost(delay, (double) CpuTime.of(queryServer).minus(before).toMillis() / pace.count());
    }

    /**
     * What those who wait cost, and what they get.
     *
     * @param delayMillis the median, from a command to whoever waits for it
     * @param cpuMillis   of the query server, for each change
     */
    private record Cost(double delayMillis, double cpuMillis) {}
}
