package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.client.DaybookClient;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.verification.Daybook;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Who books one appointment and moves it all the time, reads it after each move, and watches it. Working and watching have a thread each. */
final class Mover {

    static final String CALENDAR = "practice";

    private static final int CALL_SECONDS = 30;
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final String id = UUID.randomUUID().toString();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final int number;
    private final ManagedChannel commands;
    private final ManagedChannel queries;
    private final DaybookClient watching;
    private volatile boolean stopped;
    private volatile boolean finished;
    private volatile long version;

    /** One with times of its own on the calendar, by its number. */
    Mover(int number, ManagedChannel commands, ManagedChannel queries, DaybookClient watching) {
        this.number = number;
        this.commands = commands;
        this.queries = queries;
        this.watching = watching;
    }

    /** How often it moved its appointment and saw that. */
    long rounds() {
        return version;
    }

    void stop() {
        stopped = true;
    }

    /** Works until stopped. A failure that is left when gRPC has retried fails this. */
    Void work() {
        try {
            read(book());
            while (!stopped) {
                read(move());
            }
            return null;
        } finally {
            finished = true;
        }
    }

    /** Watches every version until the last one. */
    Void watch() throws InterruptedException {
        var request = WatchAppointmentRequest.newBuilder()
                .setAppointmentId(id)
                .setFromVersion(1)
                .setEveryVersion(true)
                .build();
        try (var watch = watching.watch(request)) {
            while (!finished || told.size() < version) {
                watch.next(GLANCE)
                        .filter(WatchAppointmentResponse::hasAppointment)
                        .ifPresent(news -> told.add(news.getAppointment().getVersion()));
            }
            return null;
        }
    }

    /** The watch told each version once, in order. */
    void assertToldAll() {
        assertThat(told).containsExactlyElementsOf(LongStream.rangeClosed(1, version).boxed().toList());
    }

    private CommandReceipt book() {
        return AppointmentCommandServiceGrpc.newBlockingStub(commands)
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .bookAppointment(Daybook.booking(CALENDAR, 2 * number).setAppointmentId(id).build())
                .getReceipt();
    }

    private CommandReceipt move() {
        long hour = 2 * number + version % 2;
        return AppointmentCommandServiceGrpc.newBlockingStub(commands)
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setAppointmentId(id)
                        .setExpectedVersion(version)
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE.plus(Duration.ofHours(hour))))
                        .build())
                .getReceipt();
    }

    private void read(CommandReceipt receipt) {
        assertThat(receipt.getVersion()).isEqualTo(version + 1);
        var answer = AppointmentQueryServiceGrpc.newBlockingStub(queries)
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .getAppointment(GetAppointmentRequest.newBuilder()
                        .setAppointmentId(id)
                        .setMinPosition(receipt.getPosition())
                        .build());
        assertThat(answer.getAppointment().getVersion()).isEqualTo(receipt.getVersion());
        version = receipt.getVersion();
    }
}
