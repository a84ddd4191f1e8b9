package io.daybook.bench;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.bench.peer.Axon;
import io.daybook.bench.peer.Daybook;
import io.daybook.bench.peer.Emmett;
import io.daybook.bench.peer.EventWriter;
import io.daybook.bench.peer.MessageDb;
import io.daybook.bench.peer.NodePackages;
import io.daybook.bench.peer.Tuned;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import io.daybook.chaos.cluster.Distributions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/** Bookings without gRPC beside appends to other event stores. */
final class Peers implements Benchmark {

    private static final String FIGURE = "in process, beside ";
    private static final Target TARGET = Target.atLeast(4);
    private static final int CALLERS = 256;
    private static final List<Integer> CONNECTIONS = List.of(16, 32, 64);

    /** Of a single thread. */
    private static final List<Integer> NODE_CONNECTIONS = List.of(8, 16, 32);

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public String description() {
        return "BookAppointment without gRPC, durable, beside an event each in Axon Framework, message-db and Emmett";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        NodePackages packages =
                NodePackages.install(Distributions.find().root().resolve("bench/peers"), plan.progress());
        Path logs = plan.directory();
        try (Bed bed = Bed.start(logs.resolve("bed"), EnumSet.of(Program.POSTGRES));
                EventWriter daybook = Daybook.start(bed, logs.resolve("daybook.log"));
                EventWriter axon = Axon.start(bed, logs.resolve("axon.log"));
                EventWriter messageDb = MessageDb.install(bed, packages, logs.resolve("message-db"));
                EventWriter emmett = Emmett.start(bed, packages, logs.resolve("emmett.log"))) {
            daybook.perSecond(CALLERS, plan.warmUp());
            List<Tuned> peers = List.of(
                    warm(axon, CONNECTIONS, plan),
                    tuned(messageDb, CONNECTIONS, plan),
                    warm(emmett, NODE_CONNECTIONS, plan));
            return compare(new Tuned(daybook, CALLERS), peers, plan);
        }
    }

    /** The one that is hardest to beat is the one to beat. */
    static List<Comparison> boundByBest(List<Comparison> comparisons) {
        Comparison best = comparisons.stream().min(Comparator.comparingDouble(Comparison::ratio)).orElseThrow();
        return comparisons.stream().map(each -> each == best ? bound(each) : each).toList();
    }

    private static Comparison bound(Comparison free) {
        return new Comparison(free.benchmark(), free.figure(), free.unit(), free.against(), TARGET, free.rounds());
    }

    private static Tuned warm(EventWriter writer, List<Integer> callers, Plan plan) throws IOException, InterruptedException {
        writer.perSecond(callers.getLast(), plan.warmUp());
        return tuned(writer, callers, plan);
    }

    private static Tuned tuned(EventWriter writer, List<Integer> callers, Plan plan) throws IOException, InterruptedException {
        return Tuned.of(writer, callers, plan.length(), plan.progress());
    }

    private List<Comparison> compare(Tuned daybook, List<Tuned> peers, Plan plan) throws IOException, InterruptedException {
        List<List<Round>> rounds = peers.stream().<List<Round>>map(_ -> new ArrayList<>()).toList();
        for (int round = 0; round < plan.rounds(); round++) {
            double measured = daybook.perSecond(plan.length());
            for (int peer = 0; peer < peers.size(); peer++) {
                var next = new Round(measured, peers.get(peer).perSecond(plan.length()));
                rounds.get(peer).add(next);
                plan.progress().accept("%s; %s: %s".formatted(daybook, peers.get(peer), next));
            }
        }
        return boundByBest(IntStream.range(0, peers.size())
                .mapToObj(peer -> comparison(peers.get(peer), rounds.get(peer)))
                .toList());
    }

    private Comparison comparison(Tuned peer, List<Round> rounds) {
        return new Comparison(
                name(), FIGURE + peer.writer().name(), "1/s", peer.toString(), Target.none(), rounds);
    }
}
