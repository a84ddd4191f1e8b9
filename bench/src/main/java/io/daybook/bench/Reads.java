package io.daybook.bench;

import io.daybook.bench.baseline.MongoFinds;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.LiveViews;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.Measured;
import io.daybook.bench.load.Readers;
import io.daybook.bench.log.StoredLog;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Reads of many at once, beside the finds of MongoDB's driver that they come down to. */
final class Reads implements Benchmark {

    private static final int EVENTS = 10_000;
    private static final int CALLERS = 64;

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public String description() {
        return "GetAppointment, GetAgenda and ListFreeSlots by 64 callers, beside MongoDB's driver that finds by _id";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        var stores = EnumSet.of(Program.POSTGRES, Program.NATS, Program.MONGO);
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), stores);
                StoredLog log = StoredLog.in(bed.logUrl(), "read", 0)) {
            log.fillTo(EVENTS);
            for (Program server : EnumSet.range(Program.COMMAND_SERVER, Program.QUERY_SERVER)) {
                bed.start(server);
            }
            try (LiveViews views = LiveViews.of(bed)) {
                views.await(EVENTS);
                return measured(plan, bed, views, log.appointmentIds());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be filled", e);
        }
    }

    private List<Comparison> measured(Plan plan, Bed bed, LiveViews views, List<String> ids) throws InterruptedException {
        Map<Readers.Kind, List<Round>> rounds = new EnumMap<>(Readers.Kind.class);
        try (Readers readers = Readers.of(bed, views, ids);
                MongoFinds finds = MongoFinds.of(bed, views, ids)) {
            for (Readers.Kind kind : Readers.Kind.values()) {
                rounds.put(kind, new ArrayList<>());
                readers.closedLoop(kind, CALLERS, plan.warmUp());
            }
            finds.closedLoop(CALLERS, plan.warmUp());
            for (int round = 0; round < plan.rounds(); round++) {
                Measured found = finds.closedLoop(CALLERS, plan.length());
                for (Readers.Kind kind : Readers.Kind.values()) {
                    Measured read = readers.closedLoop(kind, CALLERS, plan.length());
                    rounds.get(kind).add(new Round(read.perSecond(), found.perSecond()));
                    plan.progress().accept("%s: %s".formatted(kind, rounds.get(kind).getLast()));
                }
            }
        }
        return rounds.entrySet().stream().map(each -> comparison(each.getKey(), each.getValue())).toList();
    }

    private Comparison comparison(Readers.Kind kind, List<Round> rounds) {
        Target target = kind == Readers.Kind.APPOINTMENT ? Target.atLeast(0.5) : Target.none();
        return new Comparison(name(), kind.toString(), "1/s", "find by _id", target, rounds);
    }
}
