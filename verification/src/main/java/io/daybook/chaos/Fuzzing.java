package io.daybook.chaos;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.fuzz.Contract;
import io.daybook.chaos.fuzz.Fuzz;
import io.daybook.chaos.fuzz.FuzzReport;
import io.daybook.chaos.fuzz.KnownIds;
import io.daybook.chaos.fuzz.ProcessResources;
import io.daybook.chaos.judge.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The last part of a run: nothing is broken, and beside the load come calls that no client means to make. So an answer that
 * blames the server is one that it should not give.
 */
final class Fuzzing {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    /** For what libraries keep for reuse, and for the connections of the load that come and go. */
    private static final int SLACK = 24;

    private final FuzzReport report = new FuzzReport();
    private final KnownIds known = new KnownIds();
    private final Cluster cluster;
    private final long seed;

    /** Prepares calls of the servers of a cluster. */
    Fuzzing(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.seed = seed;
    }

    /** Calls all servers for some time, and tells what came of it. */
    List<Check> carryOut(Duration length) throws InterruptedException {
        callAll(WARM_UP);
        Map<Member, ProcessResources> before = new EnumMap<>(Member.class);
        if (ProcessResources.areKnown()) {
            Member.servers().forEach(server -> before.put(server, resources(server)));
        }
        callAll(length);
        return List.of(
                new Check("—", "any call gets an answer that is right", report.calls(), report.breaches()),
                new Check("—", "threads and connections are let go", before.size(), awaitLetGo(before)));
    }

    private void callAll(Duration length) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Member server : Member.servers()) {
                callers.execute(() -> fuzz(server).run(length));
            }
        }
    }

    private Fuzz fuzz(Member server) {
        List<Contract.Method> methods = switch (server.kind()) {
            case STORE -> throw new IllegalArgumentException(server + " is not of Daybook");
            case COMMAND_SERVER -> Contract.ofCommandServer();
            case PROJECTOR -> Contract.ofProjector();
            case QUERY_SERVER -> Contract.ofQueryServer();
        };
        return new Fuzz(report, cluster.address(server), methods, known, seed + server.ordinal());
    }

    /** What is still held when the time for letting go is over. */
    private List<String> awaitLetGo(Map<Member, ProcessResources> before) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> held = held(before);
        while (!held.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(LOOK_INTERVAL);
            held = held(before);
        }
        return held;
    }

    private List<String> held(Map<Member, ProcessResources> before) {
        var held = new ArrayList<String>();
        before.forEach((server, then) -> {
            ProcessResources now = resources(server);
            if (now.threads() > then.threads() + SLACK || now.descriptors() > then.descriptors() + SLACK) {
                held.add("%s had %s and has %s".formatted(server, then, now));
            }
        });
        return held;
    }

    private ProcessResources resources(Member server) {
        return ProcessResources.of(cluster.part(server).processId());
    }
}
