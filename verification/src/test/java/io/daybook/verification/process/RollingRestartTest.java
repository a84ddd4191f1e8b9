package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.local.LocalStack;
import io.daybook.local.StackSettings;
import io.daybook.query.QueryServer;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.verification.Daybook;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All servers are restarted, one after the other, under clients who know nothing but gRPC's own retries. */
@Timeout(180)
class RollingRestartTest {

    private static final int CLIENTS = 6;
    private static final int ROUNDS_BETWEEN = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void isNoticedByNobody(@TempDir Path directory) throws Exception {
        try (LocalStack stack = LocalStack.start(StackSettings.onFreePorts(directory), Environment.ofProcess());
                Restartable commandOne = new Restartable(stack, CommandServer::start);
                Restartable commandTwo = new Restartable(stack, CommandServer::start);
                Restartable queryOne = new Restartable(stack, QueryServer::start);
                Restartable queryTwo = new Restartable(stack, QueryServer::start);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ManagedChannel commands = TwoServers.channel(commandOne.port(), commandTwo.port());
            ManagedChannel queries = TwoServers.channel(queryOne.port(), queryTwo.port());
            try {
                createCalendar(commands);
                List<Future<?>> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    clients.add(threads.submit(() -> bookAndRead(number, commands, queries)));
                }
                for (Restartable server : List.of(commandOne, commandTwo, queryOne, queryTwo)) {
                    awaitMoreRounds(clients);
                    server.restart();
                }
                awaitMoreRounds(clients);
                stop.set(true);
                for (Future<?> client : clients) {
                    client.get();
                }
            } finally {
                stop.set(true);
                commands.shutdownNow();
                queries.shutdownNow();
            }
        }
    }

    private void awaitMoreRounds(List<Future<?>> clients) {
        int before = rounds.get();
        await().atMost(PATIENCE)
                .until(() -> rounds.get() > before + ROUNDS_BETWEEN || clients.stream().anyMatch(Future::isDone));
    }

    private void bookAndRead(int client, ManagedChannel commands, ManagedChannel queries) {
        for (int booking = 0; !stop.get(); booking++) {
            CommandReceipt receipt = AppointmentCommandServiceGrpc.newBlockingStub(commands)
                    .withDeadlineAfter(30, TimeUnit.SECONDS)
                    .bookAppointment(Daybook.booking("practice", booking * CLIENTS + client).build())
                    .getReceipt();
            var read = AppointmentQueryServiceGrpc.newBlockingStub(queries)
                    .withDeadlineAfter(30, TimeUnit.SECONDS)
                    .getAppointment(GetAppointmentRequest.newBuilder()
                            .setAppointmentId(receipt.getId())
                            .setMinPosition(receipt.getPosition())
                            .build());
            assertThat(read.getAppointment().getVersion()).isEqualTo(1);
            rounds.incrementAndGet();
        }
    }

    private static void createCalendar(ManagedChannel commands) {
        CalendarCommandServiceGrpc.newBlockingStub(commands)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setCalendarId("practice")
                        .setName("Practice")
                        .setTimeZone("UTC")
                        .build());
    }

    /** A server beside those of a stack, which comes back on its port. */
    private static final class Restartable implements AutoCloseable {

        private final HashMap<String, String> environment;
        private final Start start;
        private RunningServer running;

        Restartable(LocalStack stack, Start start) throws InterruptedException {
            this.environment = new HashMap<>(stack.environment().variables());
            this.start = start;
            environment.put("DAYBOOK_PORT", "0");
            this.running = start.start(new Environment(environment));
            environment.put("DAYBOOK_PORT", Integer.toString(running.port()));
        }

        int port() {
            return running.port();
        }

        void restart() throws InterruptedException {
            running.close();
            running = start.start(new Environment(environment));
        }

        @Override
        public void close() {
            running.close();
        }
    }

    @FunctionalInterface
    private interface Start {
        RunningServer start(Environment environment) throws InterruptedException;
    }
}
