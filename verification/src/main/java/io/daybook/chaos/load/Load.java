package io.daybook.chaos.load;

import io.daybook.chaos.journal.Journal;
import io.daybook.client.ClientSettings;
import io.daybook.client.DaybookClient;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.GetCalendarRequest;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Steady load from many clients who book, move, cancel, hold, watch and read, and note in a journal what they were told. What
 * they ask for comes from a seed, each client's from a part of it of its own.
 */
public final class Load implements AutoCloseable {

    /** Commands of all clients together, at most; fewer while servers are slow or away. */
    private static final int COMMANDS_PER_SECOND = 100;

    private static final int COMMANDERS = 24;
    private static final int READERS = 8;
    private static final int CALENDARS = 40;
    private static final int WATCHED_CALENDARS = 10;
    private static final long COMMAND_PAUSE_MILLIS = 1_000L * COMMANDERS / COMMANDS_PER_SECOND;
    private static final long READ_PAUSE_MILLIS = 250;

    /** A command is given up after a minute. */
    private static final Duration LONGEST_COMMANDS = Duration.ofMinutes(3);

    private final List<DaybookClient> connected = new ArrayList<>();
    private final Counts counts = new Counts();
    private final KnownAppointments known = new KnownAppointments();
    private final RunEnd end = new RunEnd();
    private final Clients active = new Clients();
    private final Clients watching = new Clients();
    private final String commandAddresses;
    private final String queryAddresses;
    private final SplittableGenerator random;
    private final JournalingCommands commands;
    private final JournalingReads reads;
    private final Watchers watchers;

    private Load(Journal journal, List<String> commandAddresses, List<String> queryAddresses, long seed) {
        this.commandAddresses = String.join(",", commandAddresses);
        this.queryAddresses = String.join(",", queryAddresses);
        this.random = RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom").create(seed);
        this.commands = new JournalingCommands(journal, known, counts);
        this.reads = new JournalingReads(journal, counts);
        this.watchers = new Watchers(connect("watcher"), journal, known, counts, end, watching);
    }

    /**
     * Creates the calendars and starts the load.
     *
     * @param commandAddresses {@code host:port} of each command server
     * @param queryAddresses   {@code host:port} of each query server
     * @throws IllegalStateException if the calendars cannot be created
     */
    public static Load start(
            Journal journal, List<String> commandAddresses, List<String> queryAddresses, long seed) {
        var load = new Load(journal, commandAddresses, queryAddresses, seed);
        List<DaybookClient> eachServer = commandAddresses.stream()
                .map(address -> load.connect(address, load.queryAddresses, "twin"))
                .toList();
        load.start(load.createCalendars("load-%x".formatted(seed)), eachServer);
        return load;
    }

    /** How often what happened so far. */
    public Map<String, Long> counts() {
        return counts.toMap();
    }

    /**
     * Ends the load: waits until open commands ended, then until each watch was told all that was acknowledged, and notes the
     * watches in the journal.
     *
     * @param patience how long to wait for watches; those that were not told all by then are ended as they are
     * @throws IllegalStateException if a client failed by its own fault, or a watch of a calendar was refused
     */
    public void finish(Duration patience) throws InterruptedException {
        end.stop();
        if (!active.await(LONGEST_COMMANDS)) {
            throw new IllegalStateException("commands did not end though their time is over");
        }
        end.settle();
        if (!watching.await(patience)) {
            end.giveUp();
            watching.await(patience);
        }
    }

    /** Ends whatever still runs. */
    @Override
    public void close() {
        end.stop();
        active.close();
        watching.close();
        connected.forEach(DaybookClient::close);
    }

    private List<String> createCalendars(String prefix) {
        DaybookClient client = connect("owner");
        List<String> ids = IntStream.range(0, CALENDARS)
                .mapToObj(number -> create(client, prefix + "-" + number, number % 2 == 0 ? 1 : 3))
                .toList();
        var last = GetCalendarRequest.newBuilder().setCalendarId(ids.getLast()).build();
        client.call(
                client.afterMyWrites().calendars(), Deadline.after(1, TimeUnit.MINUTES), stub -> stub.getCalendar(last));
        return ids;
    }

    private String create(DaybookClient client, String id, int seats) {
        var request = CreateCalendarRequest.newBuilder()
                .setRequestId(new RandomRequests(random, List.of()).uuid())
                .setCalendarId(id)
                .setName(id)
                .setTimeZone("Europe/Berlin")
                .setRules(CalendarRules.newBuilder().setSeats(seats))
                .build();
        if (!commands.create(client, request)) {
            throw new IllegalStateException("calendar %s could not be created".formatted(id));
        }
        return id;
    }

    private void start(List<String> calendars, List<DaybookClient> eachServer) {
        calendars.stream().limit(WATCHED_CALENDARS).forEach(watchers::watch);
        for (int number = 0; number < COMMANDERS; number++) {
            SplittableGenerator dice = random.split();
            var requests = new RandomRequests(dice, calendars);
            var commander = new Commander(
                    connect("commander-" + number), eachServer, dice, requests, known, commands, reads, watchers);
            repeat(dice, COMMAND_PAUSE_MILLIS, commander::act);
        }
        DaybookClient reader = connect("reader");
        for (int number = 0; number < READERS; number++) {
            SplittableGenerator dice = random.split();
            repeat(dice, READ_PAUSE_MILLIS, () -> reads.read(reader.queries(), known, dice));
        }
    }

    /** Does something in intervals of that length on average. */
    private void repeat(SplittableGenerator dice, long pauseMillis, Clients.Work work) {
        active.start(() -> {
            while (!end.isStoppedWithin(dice.nextLong(2 * pauseMillis))) {
                work.run();
            }
        });
    }

    private DaybookClient connect(String actor) {
        return connect(commandAddresses, queryAddresses, actor);
    }

    private DaybookClient connect(String commandServers, String queryServers, String actor) {
        var client = DaybookClient.connect(ClientSettings.of(commandServers, queryServers, actor));
        connected.add(client);
        return client;
    }
}
