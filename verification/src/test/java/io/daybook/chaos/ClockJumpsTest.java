package io.daybook.chaos;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.daybook.chaos.clock.Clocks;
import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Distributions;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Member.Kind;
import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.judge.Evidence;
import io.daybook.chaos.judge.Judges;
import io.daybook.chaos.load.Load;
import io.daybook.v1.Event;
import io.daybook.v1.Event.PayloadCase;
import io.daybook.views.ViewSets;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The clocks of machines are wrong by an hour, and jump forward and back while clients work. */
@Timeout(300)
class ClockJumpsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** What a machine that is busy may add to everything; little, compared with what clocks are off. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** Of the load. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(20);

    private static final long SEED = 1;
    private static final int JUMPS = 3;
    private static final int COMMANDS_BETWEEN = 50;
    private static final int FEWEST_EXPIRED = 5;

    /** Found before PostgreSQL's own by all sessions that begin from now on; those that are there end. */
    private static final String GIVE_THE_DATABASE_ANOTHER_CLOCK =
            """
            create schema clock;
            create table clock.ahead as select 0 as hours;
            create function clock.clock_timestamp() returns timestamptz language sql as
                'select pg_catalog.clock_timestamp() + hours * interval ''1 hour'' from clock.ahead';
            alter role postgres set search_path = public, clock, pg_catalog;
            select pg_terminate_backend(pid) from pg_stat_activity
            where pid <> pg_backend_pid() and backend_type = 'client backend'""";

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Journal journal = new Journal();
    private Clocks clocks;
    private Cluster cluster;
    private Load load;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @BeforeEach
    void makeClocks() {
        clocks = new Clocks(directory);
    }

    @AfterEach
    void end() {
        if (load != null) {
            load.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    /** One after the other: a database that was ahead once shows in all times recorded after that. */
    @Test
    void thoseOfServersMatterNowhereAndThatOfTheDatabaseIsFollowed() throws InterruptedException, IOException, SQLException {
        Instant begin = Instant.now();
        setServers(1);
        start();
        long epoch = epoch();
        for (int jump = 1; jump <= JUMPS; jump++) {
            setServers(jump % 2 == 0 ? 1 : -1);
            awaitMoreCommands();
        }
        await().atMost(PATIENCE).until(() -> expired(log()).size() > FEWEST_EXPIRED);
        List<Event> log = log();
        assertThat(log).extracting(ClockJumpsTest::commitTime).allMatch(begin::isBefore).allMatch(Instant.now()::isAfter);
        assertHoldsLastAsLongAsTheyShould(log);
        // Each jump would have cost a lease that goes by clocks; a machine that is busy may cost one, too.
        assertThat(epoch()).isLessThan(epoch + JUMPS);
        for (Member server : Member.servers()) {
            assertThat(secondsOff(cluster.log(server), begin))
                    .as("the clock of " + server)
                    .isCloseTo(HOUR.toSeconds(), within(LATE.toSeconds()));
        }

        database(GIVE_THE_DATABASE_ANOTHER_CLOCK);
        database("update clock.ahead set hours = 1");
        // For a moment, a server whose sessions were ended says that the database is away.
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
                .until(() -> commitTime(log().getLast()).isAfter(Instant.now().plus(HOUR.dividedBy(2))));
        database("update clock.ahead set hours = -1");
        awaitMoreCommands();
        assertPromisesAreKept();
        // Recorded times never go back: they stay where they are until time has caught up.
        assertThat(commitTime(log().getLast())).isCloseTo(Instant.now().plus(HOUR), within(LATE));
    }

    private void start() throws InterruptedException {
        cluster = Cluster.start(directory, Distributions.find(), Optional.empty(), Optional.of(clocks), complaints::add);
        load = Load.start(
                journal,
                cluster.clientAddresses(Kind.COMMAND_SERVER),
                cluster.clientAddresses(Kind.QUERY_SERVER),
                SEED);
        assertThat(new CatchingUp(cluster).await(PATIENCE)).isEmpty();
        awaitMoreCommands();
    }

    /** Of two servers of a kind one is an hour ahead and the other an hour behind. */
    private void setServers(int hoursOfEven) {
        for (Member server : Member.servers()) {
            clocks.set(server, Duration.ofHours(server.ordinal() % 2 == 0 ? hoursOfEven : -hoursOfEven));
        }
    }

    private void awaitMoreCommands() {
        long before = acknowledged();
        await().atMost(PATIENCE).until(() -> acknowledged() >= before + COMMANDS_BETWEEN);
    }

    private long acknowledged() {
        return load.counts().getOrDefault("commands acknowledged", 0L);
    }

    private void assertPromisesAreKept() throws InterruptedException {
        assertThat(new CatchingUp(cluster).await(PATIENCE)).isEmpty();
        load.finish(PATIENCE);
        assertThat(new CatchingUp(cluster).await(PATIENCE)).isEmpty();
        var checks = new ArrayList<>(Judges.judge(journal, evidence()));
        checks.add(ServerLogs.errors(cluster));
        assertThat(checks).allSatisfy(check ->
                assertThat(check.breaches()).as(check.name()).isEmpty());
        assertThat(complaints).isEmpty();
    }

    private static void assertHoldsLastAsLongAsTheyShould(List<Event> log) {
        Map<String, Event> held = log.stream()
                .filter(event -> event.getPayloadCase() == PayloadCase.SLOT_HELD)
                .collect(Collectors.toMap(Event::getEntityId, event -> event));
        assertThat(expired(log)).allSatisfy(event -> {
            Event hold = held.get(event.getEntityId());
            Instant due = instant(hold.getSlotHeld().getExpireTime());
            assertThat(due).isBetween(commitTime(hold).minus(LATE), commitTime(hold).plus(LONGEST_HOLD));
            assertThat(commitTime(event)).isBetween(due, due.plus(LATE));
        });
    }

    private static List<Event> expired(List<Event> log) {
        return log.stream()
                .filter(event -> event.getPayloadCase() == PayloadCase.HOLD_EXPIRED)
                .toList();
    }

    private List<Event> log() {
        return Judges.read(evidence());
    }

    /** How far from a time the first line of a log is that was written soon after it; lines tell the time of day. */
    private static long secondsOff(Path log, Instant begin) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            LocalTime shown = LocalTime.parse(lines.findFirst().orElseThrow().split(" ")[0]);
            LocalTime real = LocalTime.ofInstant(begin, ZoneId.systemDefault());
            return Math.round(Math.abs(Math.IEEEremainder(SECONDS.between(real, shown), DAYS.getDuration().toSeconds())));
        }
    }

    private void database(String sql) throws SQLException {
        String url = "jdbc:postgresql://%s/postgres".formatted(cluster.address(Member.POSTGRES));
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How often a projector took the lease. */
    private long epoch() {
        try (MongoClient mongo = MongoClients.create(cluster.mongoUrl())) {
            return new ViewSets(mongo.getDatabase(cluster.mongoDatabase())).leases().find().first().getLong("epoch");
        }
    }

    private Evidence evidence() {
        return new Evidence(
                cluster.address(Member.COMMAND_1), cluster.natsUrl(), cluster.mongoUrl(), cluster.mongoDatabase());
    }

    private static Instant commitTime(Event event) {
        return instant(event.getCommitTime());
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
