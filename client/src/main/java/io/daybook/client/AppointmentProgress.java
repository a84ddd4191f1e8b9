package io.daybook.client;

import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;
import java.util.function.Function;

/** How far a watch of an appointment has come: the version it told last. */
final class AppointmentProgress implements WatchProgress<WatchAppointmentResponse, WatchAppointmentResponse> {

    private final WatchAppointmentRequest wanted;
    private final Function<WatchAppointmentRequest, BlockingClientCall<?, WatchAppointmentResponse>> watch;
    private long version;

    AppointmentProgress(
            WatchAppointmentRequest wanted,
            Function<WatchAppointmentRequest, BlockingClientCall<?, WatchAppointmentResponse>> watch) {
        this.wanted = wanted;
        this.watch = watch;
    }

    @Override
    public BlockingClientCall<?, WatchAppointmentResponse> open() {
        return watch.apply(version == 0 ? wanted : wanted.toBuilder().setFromVersion(version + 1).build());
    }

    @Override
    public Optional<WatchAppointmentResponse> take(WatchAppointmentResponse message) {
        if (message.hasAppointment() && message.getAppointment().getVersion() <= version) {
            return Optional.empty();
        }
        version = Math.max(version, message.getAppointment().getVersion());
        return Optional.of(message);
    }

    @Override
    public boolean isComplete() {
        return wanted.getUntilVersion() > 0 && version >= wanted.getUntilVersion();
    }

    @Override
    public void interrupted(StatusRuntimeException failure) {
        // The version is still the one to go on from.
    }
}
