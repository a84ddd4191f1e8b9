package io.daybook.bench.load;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceStub;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody for each of some appointments who asks for it again and again. For one thread. */
public final class Pollers implements ChangedAppointments.Follower, AutoCloseable {

    private final ManagedChannel channel;
    private final AppointmentQueryServiceStub stub;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<Arrivals> arrivals = new AtomicReference<>();

    private Pollers(ManagedChannel channel) {
        this.channel = channel;
        this.stub = AppointmentQueryServiceGrpc.newStub(channel);
    }

    /**
     * Asks for each appointment at even intervals, whether or not it was answered before.
     *
     * @param interval between two questions for the same one
     */
    public static Pollers of(Bed bed, ChangedAppointments appointments, Duration interval) {
        var pollers = new Pollers(ManagedChannelBuilder.forAddress("127.0.0.1", bed.port(Program.QUERY_SERVER))
                .usePlaintext()
                .directExecutor()
                .build());
        for (int number = 0; number < appointments.number(); number++) {
            pollers.poll(number, appointments, interval);
        }
        return pollers;
    }

    @Override
    public void tell(Arrivals next) {
        arrivals.set(next);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        channel.shutdownNow();
    }

    /** The first questions are spread over an interval, as those of many who know nothing of each other. */
    private void poll(int number, ChangedAppointments appointments, Duration interval) {
        GetAppointmentRequest request = GetAppointmentRequest.newBuilder()
                .setAppointmentId(appointments.id(number))
                .build();
        clock.scheduleAtFixedRate(
                () -> stub.getAppointment(request, new Answer(number)),
                interval.toNanos() * number / appointments.number(),
                interval.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private final class Answer implements StreamObserver<GetAppointmentResponse> {

        private final int number;

        Answer(int number) {
            this.number = number;
        }

        @Override
        public void onNext(GetAppointmentResponse answer) {
            Arrivals told = arrivals.get();
            if (told != null) {
                told.arrived(number, answer.getAppointment().getVersion());
            }
        }

        /** Whoever polls asks again. */
        @Override
        public void onError(Throwable refusal) {}

        @Override
        public void onCompleted() {}
    }
}
