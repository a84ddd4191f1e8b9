package io.daybook.bench;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** How long servers take to serve, when their stores are up. */
final class ServerStart implements Benchmark {

    private static final List<Program> SERVERS =
            List.of(Program.COMMAND_SERVER, Program.PROJECTOR, Program.QUERY_SERVER);
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "each server, from exec to SERVING";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        Map<Program, List<Round>> rounds = new EnumMap<>(Program.class);
        SERVERS.forEach(server -> rounds.put(server, new ArrayList<>()));
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), EnumSet.allOf(Program.class))) {
            for (int round = 0; round < plan.rounds(); round++) {
                for (Program server : SERVERS) {
                    bed.stop(server);
                    long start = System.nanoTime();
                    bed.start(server);
                    rounds.get(server).add(new Round((System.nanoTime() - start) / SECOND, 1));
                    plan.progress().accept("%s: %s".formatted(server, rounds.get(server).getLast()));
                }
            }
        }
        return SERVERS.stream()
                .map(server ->
                        new Comparison(name(), server.toString(), "s", "1 s", Target.atMost(1.5), rounds.get(server)))
                .toList();
    }
}
