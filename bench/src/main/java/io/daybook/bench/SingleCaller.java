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

/** One who books, beside one who inserts the same rows. */
final class SingleCaller implements Benchmark {

    private static final int WARMING_CALLERS = 256;

    @Override
    public String name() {
        return "commands-1";
    }

    @Override
    public String description() {
        return "one caller of BookAppointment, beside one client of pgbench";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), EnumSet.of(POSTGRES, NATS, COMMAND_SERVER));
                BookingCallers bookings = BookingCallers.of(bed)) {
            BookingInserts inserts = BookingInserts.into(bed, plan.directory().resolve("pgbench"));
            // By many: the server of one caller would still be compiling when it is measured.
            bookings.warmUp(WARMING_CALLERS, plan.warmUp());
            var ofBooking = new ArrayList<Round>();
            var ofNothing = new ArrayList<Round>();
            for (int round = 0; round < plan.rounds(); round++) {
                double booking = p50(bookings.closedLoop(1, plan.length()));
                bookings.awaitRelayed();
                double insert = p50(inserts.closedLoop(1, plan.length()));
                double nothing = p50(bookings.closedLoopOfNothing(1, plan.length()));
                ofBooking.add(new Round(booking, insert));
                ofNothing.add(new Round(nothing, insert));
                plan.progress().accept("%s; an empty call %s".formatted(ofBooking.getLast(), ofNothing.getLast()));
            }
            String against = "pgbench, 1 client";
            return List.of(
                    new Comparison(name(), "p50", "ms", against, Target.atMost(2), ofBooking),
                    new Comparison(name(), "p50 of an empty call", "ms", against, Target.none(), ofNothing));
        }
    }

    private static double p50(Measured measured) {
        return measured.millis(50);
    }
}
