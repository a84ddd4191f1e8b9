package io.daybook.bench;

import static io.daybook.bench.bed.Program.COMMAND_SERVER;
import static io.daybook.bench.bed.Program.NATS;
import static io.daybook.bench.bed.Program.POSTGRES;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.load.BookingCallers;
import io.daybook.bench.load.Bookings;
import io.daybook.bench.load.Measured;
import io.daybook.bench.log.StoredLog;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command costs on a long log, beside the same on a short one: two command servers, on two databases of one PostgreSQL. */
final class Growth implements Benchmark {

    private static final int SHORT = 1_000;
    private static final int CALLERS = 16;
    private static final int TURNS = 4;

    /** Appointments that are changed in turn: those with many versions, and as many others that are changed in one round only. */
    private static final int CHANGED = 50;

    private static final String BUILDING = "old";
    private static final double MICROS = TimeUnit.SECONDS.toMicros(1);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String description() {
        return "a command on a log of up to a million events, beside one on a log of a thousand";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        try (Bed few = Bed.start(plan.directory().resolve("few"), EnumSet.of(POSTGRES, NATS))) {
            createDatabase(few);
            try (Bed many = Bed.startBeside(few, "many", plan.directory().resolve("many"), EnumSet.of(NATS));
                    Side shortLog = Side.with(SHORT, 0, few, plan);
                    Side longLog = Side.with(plan.events(), CHANGED, many, plan)) {
                return measured(plan, longLog, shortLog);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the logs cannot be filled", e);
        }
    }

    private List<Comparison> measured(Plan plan, Side longLog, Side shortLog) throws IOException, InterruptedException {
        var bookings = new ArrayList<Round>();
        var changes = new ArrayList<Round>();
        for (int round = 0; round < plan.rounds(); round++) {
            int fresh = round + 1;
            bookings.add(inTurns(plan.length(), longLog::booking, shortLog::booking));
            changes.add(inTurns(
                    plan.length(), length -> longLog.change(0, length), length -> shortLog.change(fresh, length)));
            plan.progress().accept("booking %s; change %s".formatted(bookings.getLast(), changes.getLast()));
        }
        String on = "on %,d events".formatted(plan.events());
        Target target = Target.atMost(1.15);
        return List.of(
                new Comparison(name(), "booking " + on, "µs", "on %,d events".formatted(SHORT), target, bookings),
                new Comparison(name(), "change after 1,000 others", "µs", "after few", target, changes));
    }

    /** In short turns: the two are to see the same machine even while that has other things to do. */
    private static Round inTurns(Duration length, Cost ofLong, Cost ofShort) throws IOException, InterruptedException {
        Duration turn = length.dividedBy(TURNS);
        double onLong = 0;
        double onShort = 0;
        for (int number = 0; number < TURNS; number++) {
            onLong += ofLong.micros(turn) / TURNS;
            onShort += ofShort.micros(turn) / TURNS;
        }
        return new Round(onLong, onShort);
    }

    private static void createDatabase(Bed bed) throws SQLException {
        try (Connection connection = DriverManager.getConnection(bed.logUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database many");
        }
    }

    /** What a command costs when they come as fast as they are answered. */
    @FunctionalInterface
    private interface Cost {
        /** Measures for a while. */
        double micros(Duration length) throws IOException, InterruptedException;
    }

    /**
     * One log and who calls its command server.
     *
     * @param callers        the callers
     * @param appointmentIds appointments on the log, the first first
     */
    private record Side(BookingCallers callers, List<String> appointmentIds) implements AutoCloseable {

        /** Fills the log and warms up the server. */
        static Side with(int events, int changedOften, Bed bed, Plan plan)
                throws IOException, InterruptedException, SQLException {
            List<String> ids;
            try (StoredLog log = StoredLog.in(bed.logUrl(), BUILDING, changedOften)) {
                log.fillTo(events);
                ids = log.appointmentIds();
            }
            plan.progress().accept("%,d events are on a log".formatted(events));
            bed.start(COMMAND_SERVER);
            var side = new Side(BookingCallers.of(bed, Bookings.in(BUILDING)), ids);
            side.callers.awaitRelayed();
            side.callers.warmUp(CALLERS, plan.warmUp());
            side.change(0, plan.warmUp());
            return side;
        }

        /** See {@link Cost}. */
        double booking(Duration length) throws IOException, InterruptedException {
            Measured measured = callers.closedLoop(CALLERS, length);
            callers.awaitRelayed();
            return MICROS / measured.perSecond();
        }

        /** Likewise, of the appointments of a set, from 0 on. */
        double change(int set, Duration length) throws IOException, InterruptedException {
            List<String> ids = appointmentIds.subList(set * CHANGED, (set + 1) * CHANGED);
            Measured measured = callers.closedLoopOfChanges(ids, CALLERS, length);
            callers.awaitRelayed();
            return MICROS / measured.perSecond();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            callers.close();
        }
    }
}
