package io.daybook.chaos;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Distributions;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Member.Kind;
import io.daybook.chaos.fault.Fault;
import io.daybook.chaos.fault.Mix;
import io.daybook.chaos.fault.Repertoire;
import io.daybook.chaos.fault.Schedule;
import io.daybook.chaos.fault.Storm;
import io.daybook.chaos.journal.Answer.Acknowledged;
import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.judge.Check;
import io.daybook.chaos.judge.Evidence;
import io.daybook.chaos.judge.Judges;
import io.daybook.chaos.load.Load;
import io.daybook.chaos.without.Protection;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One run: a cluster, load, a schedule of faults, and the judgement. For one thread. */
final class Run {

    private static final Duration START_TIME = Duration.ofMinutes(1);
    private static final Duration RECOVERY_TIME = Duration.ofMinutes(3);

    /** Without a protection there often is something to be waited for in vain. */
    private static final Duration RECOVERY_TIME_WITHOUT = Duration.ofMinutes(1);

    /** What did not come in all the time before will not come. */
    private static final Duration TIME_IF_STUCK = Duration.ofSeconds(5);

    private static final int FUZZING_SHARE = 5;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Journal journal = new Journal();
    private final Duration length;
    private final long seed;
    private final Optional<Protection> off;
    private final Progress progress;

    /**
     * Prepares one.
     *
     * @param length   for how long faults strike
     * @param seed     decides faults and load
     * @param off      a protection that the servers are to lack
     * @param progress told what happens
     */
    Run(Duration length, long seed, Optional<Protection> off, Progress progress) {
        this.length = length;
        this.seed = seed;
        this.off = off;
        this.progress = progress;
    }

    /**
     * What came of a run. Immutable.
     *
     * @param faults what was done
     * @param checks what was found
     */
    record Result(List<Fault> faults, List<Check> checks) {

        boolean isBroken() {
            return checks.stream().anyMatch(check -> !check.breaches().isEmpty());
        }
    }

    /**
     * Carries it out.
     *
     * @param directory an empty one, for data and logs
     * @throws InterruptedException  if interrupted; no process is left
     * @throws IllegalStateException if it could not be carried out as planned, so that nothing is proved
     */
    Result carryOut(Path directory) throws InterruptedException {
        off.ifPresent(Protection::requireTargets);
        try (Cluster cluster = Cluster.start(
                directory, Distributions.find(), off, Optional.empty(), complaints::add)) {
            var catchingUp = new CatchingUp(cluster);
            try (Load load = Load.start(
                    journal,
                    cluster.clientAddresses(Kind.COMMAND_SERVER),
                    cluster.clientAddresses(Kind.QUERY_SERVER),
                    seed)) {
                catchingUp.await(START_TIME).ifPresent(this::failToStart);
                return endure(directory, cluster, catchingUp, load);
            }
        }
    }

    private Result endure(Path directory, Cluster cluster, CatchingUp catchingUp, Load load) throws InterruptedException {
        try (Storm storm = Storm.begin(Schedule.of(seed, length, mix()), cluster)) {
            while (!storm.awaitEnd(Progress.INTERVAL)) {
                progress.tell(storm, load);
            }
            progress.say("All faults are healed; waiting until everything has caught up ...");
            // One that ended by itself is complained of already; the rest of the system is to be judged with it back.
            Member.servers().forEach(server -> cluster.part(server).start());
            Optional<String> stuck = catchingUp.await(recoveryTime());
            progress.say("Calling every method with what no client means to send ...");
            List<Check> fuzzing = new Fuzzing(cluster, seed).carryOut(length.dividedBy(FUZZING_SHARE));
            load.finish(stuck.isEmpty() ? recoveryTime() : TIME_IF_STUCK);
            if (stuck.isEmpty()) {
                stuck = catchingUp.await(recoveryTime());
            }
            progress.say("Comparing what clients were told with what is there ...");
            List<Check> checks = checks(cluster, stuck);
            checks.addAll(fuzzing);
            var result = new Result(storm.struck(), checks);
            if (result.isBroken()) {
                keepEvidence(directory, evidence(cluster));
            }
            return result;
        }
    }

    private Duration recoveryTime() {
        return off.isPresent() ? RECOVERY_TIME_WITHOUT : RECOVERY_TIME;
    }

    private Mix mix() {
        return off.map(Repertoire::against).orElseGet(Repertoire::everything);
    }

    private List<Check> checks(Cluster cluster, Optional<String> stuck) throws InterruptedException {
        var checks = new ArrayList<Check>();
        checks.add(new Check("—", "all catches up after the last fault", 1, stuck.stream().toList()));
        checks.add(new Check(
                "—", "processes end only when told to", Member.values().length, List.copyOf(complaints)));
        checks.add(ServerLogs.errors(cluster));
        if (off.isEmpty()) {
            checks.add(ServerLogs.flips(cluster));
        }
        checks.addAll(workDone());
        checks.addAll(judge(cluster));
        return checks;
    }

    /** Also if something is stuck: what is there then tells why. */
    private List<Check> judge(Cluster cluster) throws InterruptedException {
        try {
            return Judges.judge(journal, evidence(cluster));
        } catch (StatusRuntimeException e) {
            return List.of(new Check("—", "the log can be read", 1, List.of(e.getStatus().toString())));
        }
    }

    private void keepEvidence(Path directory, Evidence evidence) {
        EvidenceFiles.write(directory, journal);
        try {
            EvidenceFiles.write(directory, Judges.read(evidence));
        } catch (StatusRuntimeException e) {
            progress.say("The log cannot be read to be kept: " + e.getStatus());
        }
    }

    private static Evidence evidence(Cluster cluster) {
        return new Evidence(
                cluster.address(Member.COMMAND_1), cluster.natsUrl(), cluster.mongoUrl(), cluster.mongoDatabase());
    }

    /** A run in which little happened proves little. */
    private List<Check> workDone() {
        long acknowledged = journal.commands().stream()
                .filter(entry -> entry.answer() instanceof Acknowledged)
                .count();
        return List.of(
                oneASecond("commands are acknowledged, one a second at least", acknowledged),
                oneASecond("reads are answered, one a second at least", journal.reads().size()));
    }

    private Check oneASecond(String name, long done) {
        long wanted = length.toNanos() / NANOS_PER_SECOND;
        return new Check("—", name, done, done >= wanted ? List.of() : List.of("only %d of %d".formatted(done, wanted)));
    }

    private void failToStart(String why) {
        throw new IllegalStateException("the servers did not start: %s %s".formatted(why, complaints));
    }
}
