package io.daybook.bench.load;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceStub;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.v1.UpdateAppointmentDetailsResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Appointments that are described anew, one after the other, again and again. For one thread. */
public final class ChangedAppointments implements AutoCloseable {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    /** So many bookings are under way at once at first. */
    private static final int BOOKED_AT_ONCE = 256;

    private final ManagedChannel channel;
    private final AppointmentCommandServiceStub stub;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final String[] ids;
    private final long[] versions;
    private int next;

    private ChangedAppointments(ManagedChannel channel, String[] ids) {
        this.channel = channel;
        this.stub = AppointmentCommandServiceGrpc.newStub(channel);
        this.ids = ids;
        this.versions = new long[ids.length];
        Arrays.fill(versions, 1);
    }

    /** Books so many. */
    public static ChangedAppointments book(Bed bed, int number) throws InterruptedException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", bed.port(Program.COMMAND_SERVER))
                .usePlaintext()
                .directExecutor()
                .build();
        Bookings requests = Bookings.uncontested(CalendarCommandServiceGrpc.newBlockingStub(channel));
        var appointments = new ChangedAppointments(channel, new String[number]);
        for (int first = 0; first < number; first += BOOKED_AT_ONCE) {
            appointments.book(first, Math.min(number, first + BOOKED_AT_ONCE), requests);
        }
        return appointments;
    }

    private void book(int from, int to, Bookings requests) throws InterruptedException {
        var left = new CountDownLatch(to - from);
        IntStream.range(from, to).forEach(number -> stub.bookAppointment(requests.get(), new Answer<>(left) {
            @Override
            public void onNext(BookAppointmentResponse answer) {
                ids[number] = answer.getAppointment().getAppointmentId();
            }
        }));
        left.await();
        requireNoFailure();
    }

    /** How many there are. */
    public int number() {
        return ids.length;
    }

    /** The id of one. */
    public String id(int number) {
        return ids[number];
    }

    /** The version that one has, or is about to have. */
    public long version(int number) {
        return versions[number];
    }

    /**
     * Changes one after the other at even intervals, and returns when whoever follows them has told of all the changes.
     *
     * @throws IllegalStateException if a change fails, or is not seen in time
     */
    public Measured change(Pace pace, Follower follower) throws InterruptedException {
        var arrivals = new Arrivals(ids.length, pace.count());
        follower.tell(arrivals);
        var left = new CountDownLatch(pace.count());
        pace.run(intended -> {
            int number = next;
            next = (next + 1) % ids.length;
            arrivals.sent(number, ++versions[number], intended);
            stub.updateAppointmentDetails(change(number), new Answer<UpdateAppointmentDetailsResponse>(left));
        });
        left.await(LONGEST_DELAY.toNanos(), TimeUnit.NANOSECONDS);
        requireNoFailure();
        return arrivals.await(LONGEST_DELAY);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private UpdateAppointmentDetailsRequest change(int number) {
        return UpdateAppointmentDetailsRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(ids[number])
                .setTitle("Version " + versions[number])
                .build();
    }

    private void requireNoFailure() {
        if (failure.get() != null) {
            throw new IllegalStateException("a command failed", failure.get());
        }
    }

    /** Who gets to know of versions. */
    @FunctionalInterface
    public interface Follower {
        /** Has every version told that is seen from now on. */
        void tell(Arrivals arrivals);
    }

    /** Remembers the first failure. */
    private class Answer<R> implements StreamObserver<R> {

        private final CountDownLatch left;

        Answer(CountDownLatch left) {
            this.left = left;
        }

        @Override
        public void onNext(R answer) {}

        @Override
        public void onError(Throwable refusal) {
            failure.compareAndSet(null, refusal);
            left.countDown();
        }

        @Override
        public void onCompleted() {
            left.countDown();
        }
    }
}
