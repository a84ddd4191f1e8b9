package io.daybook.chaos.load;

import io.daybook.chaos.journal.Answer;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.chaos.journal.Journal;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Clients that book. */
public final class Load implements AutoCloseable {
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Journal journal;
    private final List<ManagedChannel> channels;
    private volatile boolean stopping;

    private Load(Journal journal, List<String> commands) {
        this.journal = journal;
        this.channels = commands.stream()
                .<ManagedChannel>map(a -> Grpc.newChannelBuilder(a, InsecureChannelCredentials.create())
                        .build())
                .toList();
    }

    /** Starts. */
    public static Load start(Journal journal, List<String> commandAddresses, List<String> queryAddresses, long seed) {
        var load = new Load(journal, commandAddresses);
        for (int i = 0; i < 8; i++) {
            int n = i;
            load.clients.submit(() -> load.run(n, new Random(seed + n)));
        }
        return load;
    }

    /** Counts. */
    public Map<String, Long> counts() {
        return Map.of("commands acknowledged", (long) journal.commands().size());
    }

    /** Finishes. */
    public void finish(Duration patience) throws InterruptedException {
        stopping = true;
        clients.shutdown();
        clients.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clients.shutdownNow();
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private Void run(int n, Random random) throws InterruptedException {
        String calendar = UUID.randomUUID().toString();
        retry(() -> CalendarCommandServiceGrpc.newBlockingStub(channels.get(random.nextInt(2)))
                .withDeadlineAfter(3, TimeUnit.SECONDS)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setCalendarId("c" + n).setName("c" + n)
                        .setTimeZone("Europe/Berlin")
                        .setRequestId(calendar)
                        .build()));
        for (int day = 0; !stopping; day++) {
            long begun = System.nanoTime();
            var request = BookAppointmentRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .setCalendarId("c" + n)
                    .setTitle("x")
                    .setLocalStartTime(LocalDate.of(2030, 1, 1).plusDays(day) + "T10:00")
                    .setDuration(com.google.protobuf.Duration.newBuilder().setSeconds(1800))
                    .build();
            var response = retry(() -> AppointmentCommandServiceGrpc.newBlockingStub(channels.get(random.nextInt(2)))
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .bookAppointment(request));
            if (response != null) {
                journal.add(new CommandEntry(
                        request.getRequestId(), request, begun, System.nanoTime(), new Answer.Acknowledged(response.getReceipt())));
            }
        }
        return null;
    }

    private <T> T retry(Supplier<T> call) throws InterruptedException {
        while (true) {
            try {
                return call.get();
            } catch (StatusRuntimeException e) {
                if (clients.isShutdown() && Thread.currentThread().isInterrupted()) {
                    return null;
                }
                if (e.getStatus().getCode() == Code.UNAVAILABLE || e.getStatus().getCode() == Code.DEADLINE_EXCEEDED) {
                    TimeUnit.MILLISECONDS.sleep(100);
                } else {
                    System.err.println("load: " + e);
                    return null;
                }
            }
        }
    }
}
