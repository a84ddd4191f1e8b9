package io.daybook.local;

import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An appointment that is moved and renamed in turn while a watch follows it. For one thread. */
final class WatchedChanges implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final int STARTS_A_DAY = 10;

    private final String appointmentId = UUID.randomUUID().toString();
    private final int count;
    private final LocalDate day;
    private final ManagedChannel query;
    private final ManagedChannel command;
    private final AppointmentCommandServiceBlockingStub commands;
    private final WatchedVersions watch;
    private int moves;

    /**
     * One change.
     *
     * @param what          what was changed
     * @param receipt       its receipt
     * @param answeredAfter nanoseconds from sending the command to its answer
     * @param seenAfter     nanoseconds from sending the command to the watch showing its version
     */
    record Change(String what, CommandReceipt receipt, long answeredAfter, long seenAfter) {}

    private WatchedChanges(LocalStack stack, int count, LocalDate day) {
        this.count = count;
        this.day = day;
        this.query = Channels.open(stack.queryAddress());
        this.command = Channels.open(stack.commandAddress());
        var actor = new Metadata();
        actor.put(Metadata.Key.of("daybook-actor", Metadata.ASCII_STRING_MARSHALLER), System.getProperty("user.name"));
        this.commands = AppointmentCommandServiceGrpc.newBlockingStub(command)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(actor));
        this.watch = WatchedVersions.open(query, appointmentId, count + 1L);
    }

    /** Opens the watch on an appointment that is not booked yet. Its first start will be on {@code day}. */
    static WatchedChanges begin(LocalStack stack, int count, LocalDate day) {
        return new WatchedChanges(stack, count, day);
    }

    String appointmentId() {
        return appointmentId;
    }

    /** The local start it has now, or is to be booked at. */
    String start() {
        return day.plusDays(moves / STARTS_A_DAY) + "T%02d:00".formatted(8 + moves % STARTS_A_DAY);
    }

    void awaitFirstVersion() throws InterruptedException {
        get(watch.arrival(1), "see version 1");
    }

    /** Makes all changes, each once the watch has seen the one before, and waits for the watch to end by itself. */
    List<Change> changeAll() throws InterruptedException {
        var changes = new ArrayList<Change>(count);
        for (int number = 0; number < count; number++) {
            boolean move = number % 2 == 0;
            long sent = System.nanoTime();
            CommandReceipt receipt = move ? move() : rename(number);
            long answered = System.nanoTime();
            long seen = get(watch.arrival(receipt.getVersion()), "see version " + receipt.getVersion());
            changes.add(new Change(move ? "moved to " + start() : "renamed", receipt, answered - sent, seen - sent));
        }
        get(watch.ended(), "end with its target");
        return changes;
    }

    @Override
    public void close() {
        query.shutdownNow();
        command.shutdownNow();
    }

    private CommandReceipt move() {
        moves++;
        return commands.rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(appointmentId)
                        .setLocalStartTime(start())
                        .build())
                .getReceipt();
    }

    private CommandReceipt rename(int number) {
        return commands.updateAppointmentDetails(UpdateAppointmentDetailsRequest.newBuilder()
                        .setAppointmentId(appointmentId)
                        .setTitle("Check-up, note " + (number / 2 + 1))
                        .build())
                .getReceipt();
    }

    private static <V> V get(Future<V> future, String what) throws InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokenPromise("the watch did not %s: %s".formatted(what, e));
        }
    }
}
