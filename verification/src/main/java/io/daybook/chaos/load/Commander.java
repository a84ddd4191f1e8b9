package io.daybook.chaos.load;

import com.google.protobuf.Message;
import io.daybook.client.DaybookClient;
import io.daybook.v1.Appointment;
import io.daybook.v1.GetAppointmentRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One client who books and changes things, and looks at what became of them. For one thread. */
final class Commander {

    private final DaybookClient client;
    private final List<DaybookClient> eachServer;
    private final RandomGenerator random;
    private final RandomRequests requests;
    private final KnownAppointments known;
    private final JournalingCommands commands;
    private final JournalingReads reads;
    private final Watchers watchers;
    private final Deque<Appointment> holds = new ArrayDeque<>();

    /**
     * A client.
     *
     * @param client     reaches any server
     * @param eachServer reach one command server each
     */
    Commander(
            DaybookClient client,
            List<DaybookClient> eachServer,
            RandomGenerator random,
            RandomRequests requests,
            KnownAppointments known,
            JournalingCommands commands,
            JournalingReads reads,
            Watchers watchers) {
        this.client = client;
        this.eachServer = eachServer;
        this.random = random;
        this.requests = requests;
        this.known = known;
        this.commands = commands;
        this.reads = reads;
        this.watchers = watchers;
    }

    /** Does one thing. */
    void act() throws InterruptedException {
        switch (random.nextInt(20)) {
            case 0, 1 -> commands.send(client, requests.hold()).ifPresent(holds::add);
            case 2, 3 -> Optional.ofNullable(holds.poll()).ifPresent(hold -> commands.send(client, requests.resolve(hold)));
            case 4, 5, 6, 7, 8, 9 -> send(known.any(random).map(requests::change).orElseGet(requests::book));
            case 10 -> bookWatched();
            case 11 -> known.any(random).ifPresent(each -> watchers.watch(random, each));
            default -> send(requests.book());
        }
    }

    private void bookWatched() throws InterruptedException {
        var request = requests.bookApart(requests.uuid());
        watchers.watchAhead(random, request.getAppointmentId());
        send(request);
    }

    private void send(Message command) throws InterruptedException {
        switch (random.nextInt(10)) {
            case 0 -> sendToEachServer(command);
            case 1 -> {
                commands.send(client, command);
                commands.send(client, command);
            }
            default -> commands.send(client, command).ifPresent(this::maybeRead);
        }
    }

    /** All at the same time, as a client in a hurry might: it must be applied once and answered alike. */
    private void sendToEachServer(Message command) throws InterruptedException {
        try (var copies = new Clients()) {
            eachServer.forEach(server -> copies.start(() -> commands.send(server, command)));
            copies.awaitAll();
        }
    }

    private void maybeRead(Appointment changed) {
        if (random.nextInt(4) == 0) {
            var request = GetAppointmentRequest.newBuilder()
                    .setAppointmentId(changed.getAppointmentId())
                    .build();
            reads.read(client.afterMyWrites(), request, client.newestPosition());
        }
    }
}
