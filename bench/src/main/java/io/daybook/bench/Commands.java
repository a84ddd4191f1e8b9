package io.daybook.bench;

import static io.daybook.bench.bed.Program.COMMAND_SERVER;
import static io.daybook.bench.bed.Program.NATS;
import static io.daybook.bench.bed.Program.POSTGRES;

import io.daybook.bench.baseline.BookingInserts;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.load.BookingCallers;
import io.daybook.bench.load.Measured;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Bookings beside plain inserts of the same rows. */
final class Commands implements Benchmark {

    private static final List<Integer> CALLERS = List.of(64, 256);
    private static final List<Integer> CLIENTS = List.of(8, 16, 32, 64);
    private static final String AGAINST = "pgbench, %d clients";

    /** Of what pgbench can do at most: the load at which times are compared. */
    private static final double SHARE = 0.5;

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String description() {
        return "BookAppointment over gRPC, durable, beside the same inserts by pgbench, a transaction each";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), EnumSet.of(POSTGRES, NATS, COMMAND_SERVER));
                BookingCallers bookings = BookingCallers.of(bed)) {
            BookingInserts inserts = BookingInserts.into(bed, plan.directory().resolve("pgbench"));
            bookings.warmUp(CALLERS.getLast(), plan.warmUp());
            int clients = bestClients(inserts, plan);
            var comparisons = new ArrayList<Comparison>();
            for (int callers : CALLERS) {
                comparisons.add(rates(plan, bookings, inserts, callers, clients));
            }
            comparisons.add(times(plan, bookings, inserts, clients, comparisons.getLast().baseline() * SHARE));
            return comparisons;
        }
    }

    private static int bestClients(BookingInserts inserts, Plan plan) throws IOException, InterruptedException {
        int best = 0;
        double most = 0;
        for (int clients : CLIENTS) {
            double rate = inserts.closedLoop(clients, plan.length()).perSecond();
            plan.progress().accept("pgbench, %d clients: %.0f/s".formatted(clients, rate));
            if (rate > most) {
                most = rate;
                best = clients;
            }
        }
        return best;
    }

    private Comparison rates(Plan plan, BookingCallers bookings, BookingInserts inserts, int callers, int clients)
            throws IOException, InterruptedException {
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < plan.rounds(); round++) {
            Measured measured = bookings.closedLoop(callers, plan.length());
            bookings.awaitRelayed();
            rounds.add(new Round(
                    measured.perSecond(), inserts.closedLoop(clients, plan.length()).perSecond()));
            plan.progress().accept("%d callers: %s".formatted(callers, rounds.getLast()));
        }
        return new Comparison(
                name(), "%d callers".formatted(callers), "1/s", AGAINST.formatted(clients), Target.atLeast(1.5), rounds);
    }

    private Comparison times(Plan plan, BookingCallers bookings, BookingInserts inserts, int clients, double perSecond)
            throws IOException, InterruptedException {
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < plan.rounds(); round++) {
            Measured measured = bookings.openLoop(perSecond, plan.length());
            bookings.awaitRelayed();
            rounds.add(new Round(
                    measured.millis(99), inserts.openLoop(clients, perSecond, plan.length()).millis(99)));
            plan.progress().accept("at %.0f/s: %s".formatted(perSecond, rounds.getLast()));
        }
        return new Comparison(
                name(), "p99 at %.0f/s".formatted(perSecond), "ms", AGAINST.formatted(clients), Target.atMost(3), rounds);
    }
}
