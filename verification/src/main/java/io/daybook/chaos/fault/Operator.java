package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Member.Kind;
import io.daybook.client.Address;
import io.daybook.client.ClientSettings;
import io.daybook.client.DaybookClient;
import io.daybook.v1.ProjectorServiceGrpc.ProjectorServiceBlockingStub;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks the projectors of a cluster, whichever of them lives, and takes no for an answer. */
final class Operator {

    private static final long PATIENCE_SECONDS = 5;

    /** A frozen projector answers nothing; then the other one is asked. */
    private static final Duration ATTEMPT_TIME = Duration.ofSeconds(1);

    private Operator() {}

    /**
     * Makes a call, again until a projector answers or patience ends.
     *
     * @throws StatusRuntimeException if the answer is neither a yes nor one that what else is going on explains
     */
    static void ask(Cluster cluster, Consumer<ProjectorServiceBlockingStub> call) {
        try (var client = DaybookClient.connect(settings(cluster))) {
            client.call(client.projector(), Deadline.after(PATIENCE_SECONDS, TimeUnit.SECONDS), projector -> {
                call.accept(projector);
                return null;
            });
        } catch (StatusRuntimeException refusal) {
            switch (refusal.getStatus().getCode()) {
                // Another set is to be read already, there is none to go back to, or nobody is there.
                case FAILED_PRECONDITION, UNAVAILABLE, DEADLINE_EXCEEDED -> {}
                default -> throw refusal;
            }
        }
    }

    private static ClientSettings settings(Cluster cluster) {
        return new ClientSettings(
                addresses(cluster, Kind.COMMAND_SERVER),
                addresses(cluster, Kind.QUERY_SERVER),
                addresses(cluster, Kind.PROJECTOR),
                "operator",
                1,
                ATTEMPT_TIME);
    }

    private static List<Address> addresses(Cluster cluster, Kind kind) {
        return Member.of(kind).stream().map(cluster::address).map(Address::parse).toList();
    }
}
