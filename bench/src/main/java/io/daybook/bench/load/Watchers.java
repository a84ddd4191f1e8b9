package io.daybook.bench.load;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceStub;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** A watch of each of some appointments. For one thread. */
public final class Watchers implements ChangedAppointments.Follower, AutoCloseable {

    private static final Duration LONGEST_OPENING = Duration.ofSeconds(60);

    /** Below the 100 at once of one connection that HTTP/2 advises servers to allow at least (RFC 9113, 6.5.2). */
    private static final int ON_A_CONNECTION = 100;

    /** So many are opened before the first of them is waited for. */
    private static final int OPENED_AT_ONCE = 500;

    private final List<ManagedChannel> channels = new ArrayList<>();
    private final AtomicReference<Arrivals> arrivals = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Watchers() {}

    /**
     * Opens a watch of each appointment, and returns when each has told of the appointment's version.
     *
     * @throws IllegalStateException if one fails or is silent
     */
    public static Watchers of(Bed bed, ChangedAppointments appointments) throws InterruptedException {
        var watchers = new Watchers();
        try {
            for (int first = 0; first < appointments.number(); first += OPENED_AT_ONCE) {
                watchers.open(bed, appointments, first, Math.min(appointments.number(), first + OPENED_AT_ONCE));
            }
            return watchers;
        } catch (InterruptedException | RuntimeException e) {
            watchers.close();
            throw e;
        }
    }

    @Override
    public void tell(Arrivals next) {
        arrivals.set(next);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private void open(Bed bed, ChangedAppointments appointments, int from, int to) throws InterruptedException {
        var opened = new CountDownLatch(to - from);
        IntStream.range(from, to)
                .mapToObj(number -> new Watcher(
                        number, appointments.id(number), appointments.version(number), stub(bed, number), opened))
                .forEach(Watcher::open);
        if (!opened.await(LONGEST_OPENING.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("%d watches are silent".formatted(opened.getCount()), failure.get());
        }
    }

    private AppointmentQueryServiceStub stub(Bed bed, int number) {
        if (number % ON_A_CONNECTION == 0) {
            channels.add(ManagedChannelBuilder.forAddress("127.0.0.1", bed.port(Program.QUERY_SERVER))
                    .usePlaintext()
                    .directExecutor()
                    .build());
        }
        return AppointmentQueryServiceGrpc.newStub(channels.getLast());
    }

    private final class Watcher implements StreamObserver<WatchAppointmentResponse> {

        private final int number;
        private final WatchAppointmentRequest request;
        private final AppointmentQueryServiceStub stub;
        private final CountDownLatch opened;
        private boolean isOpen;

        Watcher(int number, String id, long version, AppointmentQueryServiceStub stub, CountDownLatch opened) {
            this.number = number;
            this.request = WatchAppointmentRequest.newBuilder()
                    .setAppointmentId(id)
                    .setFromVersion(version)
                    .build();
            this.stub = stub;
            this.opened = opened;
        }

        void open() {
            stub.watchAppointment(request, this);
        }

        @Override
        public void onNext(WatchAppointmentResponse news) {
            if (!news.hasAppointment()) {
                return;
            }
            if (!isOpen) {
                isOpen = true;
                opened.countDown();
            }
            Arrivals told = arrivals.get();
            if (told != null) {
                told.arrived(number, news.getAppointment().getVersion());
            }
        }

        /** The server frees the places of watches that were closed a moment later than it closes them. */
        @Override
        public void onError(Throwable end) {
            if (!isOpen && Status.fromThrowable(end).getCode() == Status.Code.RESOURCE_EXHAUSTED) {
                open();
                return;
            }
            failure.compareAndSet(null, end);
        }

        @Override
        public void onCompleted() {
            failure.compareAndSet(null, Status.OK.withDescription("a watch ended").asException());
        }
    }
}
