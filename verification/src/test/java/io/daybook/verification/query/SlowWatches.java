package io.daybook.verification.query;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchCalendarRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Watches whose callers never read, a hundred to a connection. */
final class SlowWatches implements AutoCloseable {

    /** Nearly all that is not read stays with the server. */
    private static final int FLOW_CONTROL_WINDOW = 16;

    private static final int PER_CONNECTION = 100;
    private static final int OPENED_AT_ONCE = 20;

    private final Semaphore opening = new Semaphore(OPENED_AT_ONCE);
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final Queue<Status> ends = new ConcurrentLinkedQueue<>();
    private final int port;
    private final long afterPosition;
    private int size;

    /**
     * Watches of a server.
     *
     * @param afterPosition what they know already: their appointments at version 1
     */
    SlowWatches(int port, long afterPosition) {
        this.port = port;
        this.afterPosition = afterPosition;
    }

    /**
     * Opens more, until there are so many; returns when the server has begun to answer all of them. Half watch the calendars
     * of the appointments, half the appointments, every version.
     */
    void openUpTo(int count, List<Appointment> watched) throws InterruptedException {
        for (; size < count; size++) {
            if (size % PER_CONNECTION == 0) {
                connect();
            }
            Appointment appointment = watched.get(size / 2 % watched.size());
            if (size % 2 == 0) {
                open(AppointmentQueryServiceGrpc.getWatchCalendarMethod(), calendarOf(appointment));
            } else {
                open(AppointmentQueryServiceGrpc.getWatchAppointmentMethod(), versionsOf(appointment));
            }
        }
        opening.acquire(OPENED_AT_ONCE);
        opening.release(OPENED_AT_ONCE);
    }

    /** How those ended that are not open any more. */
    List<Status> ends() {
        return List.copyOf(ends);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private void connect() {
        channels.add(NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .build());
    }

    private WatchCalendarRequest calendarOf(Appointment appointment) {
        return WatchCalendarRequest.newBuilder()
                .setCalendarId(appointment.getCalendarId())
                .setWindowStartTime(Samples.timestamp(Samples.hour(0)))
                .setWindowEndTime(Samples.timestamp(Samples.hour(24)))
                .setAfterPosition(afterPosition)
                .build();
    }

    private static WatchAppointmentRequest versionsOf(Appointment appointment) {
        return WatchAppointmentRequest.newBuilder()
                .setAppointmentId(appointment.getAppointmentId())
                .setFromVersion(2)
                .setEveryVersion(true)
                .build();
    }

    private <Q, A> void open(MethodDescriptor<Q, A> method, Q request) throws InterruptedException {
        opening.acquire();
        ClientCall<Q, A> call = channels.getLast().newCall(method, CallOptions.DEFAULT);
        call.start(new Listener<>(), new Metadata());
        call.sendMessage(request);
        call.halfClose();
    }

    private final class Listener<A> extends ClientCall.Listener<A> {

        private boolean opened;

        @Override
        public void onHeaders(Metadata headers) {
            opened = true;
            opening.release();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            ends.add(status);
            if (!opened) {
                opening.release();
            }
        }
    }
}
