package io.daybook.chaos.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybook.v1.GetProjectorStatusRequest;
import io.daybook.v1.ProjectorServiceGrpc;
import io.daybook.v1.ViewSetState;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServiceResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that is sent makes a server fail, tell of its inside, or keep what it should let go. */
@ExtendWith(RunningDaybook.class)
class FuzzTest {

    private static final long SEED = 20_261_123;

    /** For what the libraries keep for reuse, such as pooled connections and a collector's threads. */
    private static final int SLACK = 16;

    /** The answer and the cut have to meet. */
    private static final int CALLS_CUT_OFF = 1_000;

    private static final Duration BUILDING_TIME = Duration.ofSeconds(60);

    @Test
    void everyMethodHasAnAnswerToEverything(Daybook daybook) throws InterruptedException {
        FuzzReport report = fuzz(daybook, Duration.ofSeconds(10));

        assertThat(report.breaches()).isEmpty();
        assertThat(report.answers()).containsKeys(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
    }

    @Test
    void noServiceIsLeftOut(Daybook daybook) throws Exception {
        assertThat(services(Contract.ofCommandServer())).isEqualTo(services(daybook, daybook.stack().commandAddress()));
        assertThat(services(Contract.ofProjector())).isEqualTo(services(daybook, daybook.stack().projectorAddress()));
        assertThat(services(Contract.ofQueryServer())).isEqualTo(services(daybook, daybook.stack().queryAddress()));
    }

    @Test
    void nothingIsKeptOfCallsThatAreOver(Daybook daybook) throws InterruptedException {
        assumeTrue(ProcessResources.areKnown());
        fuzz(daybook, Duration.ofSeconds(1));
        ProcessResources before = resources();

        fuzz(daybook, Duration.ofSeconds(3));

        await().untilAsserted(() -> {
            ProcessResources after = resources();
            assertThat(after.threads()).isLessThan(before.threads() + SLACK);
            assertThat(after.descriptors()).isLessThan(before.descriptors() + SLACK);
        });
    }

    @Test
    void aRequestThatIsCutOffWhileItIsAnsweredDoesNotBreakTheConnection(Daybook daybook) {
        ManagedChannel channel = daybook.channel(daybook.stack().projectorAddress());
        Contract.Method method = Contract.ofProjector().getFirst();
        List<byte[]> refusedAndTooLarge = List.of(new byte[] {-1}, new byte[2_000_000]);

        Set<Status.Code> codes = IntStream.range(0, CALLS_CUT_OFF)
                .mapToObj(_ -> RawCall.call(channel, method, new Metadata(), refusedAndTooLarge, Duration.ofSeconds(20)))
                .map(answer -> answer.status().getCode())
                .collect(Collectors.toSet());

        assertThat(codes).isSubsetOf(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.RESOURCE_EXHAUSTED);
    }

    private static Set<String> services(List<Contract.Method> methods) {
        return methods.stream()
                .map(method -> MethodDescriptor.extractFullServiceName(method.name()))
                .collect(Collectors.toSet());
    }

    /** What a server says it has. */
    private static Set<String> services(Daybook daybook, String address) throws Exception {
        var call = ServerReflectionGrpc.newBlockingV2Stub(daybook.channel(address)).serverReflectionInfo();
        call.write(ServerReflectionRequest.newBuilder().setListServices("").build());
        call.halfClose();
        return call.read().getListServicesResponse().getServiceList().stream()
                .map(ServiceResponse::getName)
                .collect(Collectors.toSet());
    }

    private static ProcessResources resources() {
        return ProcessResources.of(ProcessHandle.current().pid());
    }

    private static FuzzReport fuzz(Daybook daybook, Duration time) throws InterruptedException {
        var report = new FuzzReport();
        var known = new KnownIds();
        var commands = new Fuzz(report, daybook.stack().commandAddress(), Contract.ofCommandServer(), known, SEED);
        var queries = new Fuzz(report, daybook.stack().queryAddress(), Contract.ofQueryServer(), known, SEED);
        var operations = new Fuzz(report, daybook.stack().projectorAddress(), Contract.ofProjector(), known, SEED);
        List<Thread> others = Stream.of(queries, operations)
                .map(fuzz -> Thread.ofVirtual().start(() -> fuzz.run(time)))
                .toList();
        commands.run(time);
        for (Thread other : others) {
            other.join();
        }
        awaitViewsAreBuilt(daybook);
        return report;
    }

    /** Other tests share the views, and some have them rebuilt. */
    private static void awaitViewsAreBuilt(Daybook daybook) {
        ManagedChannel channel = Grpc.newChannelBuilder(daybook.stack().projectorAddress(), InsecureChannelCredentials.create())
                .build();
        try {
            var projector = ProjectorServiceGrpc.newBlockingStub(channel);
            await().atMost(BUILDING_TIME)
                    .until(() -> projector.getProjectorStatus(GetProjectorStatusRequest.getDefaultInstance())
                            .getViewSetsList()
                            .stream()
                            .noneMatch(set -> set.getState() == ViewSetState.VIEW_SET_STATE_NEXT));
        } finally {
            channel.shutdownNow();
        }
    }
}
