package io.daybook.local;

import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A watch on an appointment that notes when each version arrived. Safe for use by many threads. */
final class WatchedVersions implements StreamObserver<WatchAppointmentResponse> {

    private final Map<Long, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** Opens the watch; it ends by itself with {@code untilVersion}. The appointment need not exist yet. */
    static WatchedVersions open(ManagedChannel channel, String appointmentId, long untilVersion) {
        var watch = new WatchedVersions();
        AppointmentQueryServiceGrpc.newStub(channel)
                .watchAppointment(
                        WatchAppointmentRequest.newBuilder()
                                .setAppointmentId(appointmentId)
                                .setUntilVersion(untilVersion)
                                .setEveryVersion(true)
                                .build(),
                        watch);
        return watch;
    }

    /** The {@link System#nanoTime} at which a version arrived or arrives. */
    CompletableFuture<Long> arrival(long version) {
        return arrivals.computeIfAbsent(version, _ -> new CompletableFuture<>());
    }

    /** Done when the watch has ended OK. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void onNext(WatchAppointmentResponse response) {
        if (response.hasAppointment()) {
            arrival(response.getAppointment().getVersion()).complete(System.nanoTime());
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended.completeExceptionally(failure);
        arrivals.values().forEach(arrival -> arrival.completeExceptionally(failure));
    }

    @Override
    public void onCompleted() {
        ended.complete(null);
    }
}
