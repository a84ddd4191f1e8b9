package io.daybook.chaos.cluster;

import io.daybook.chaos.clock.Clocks;
import io.daybook.chaos.cluster.Member.Kind;
import io.daybook.chaos.without.AgentJar;
import io.daybook.chaos.without.Protection;
import io.daybook.chaos.without.Saboteur;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ports of a cluster, and the command lines and settings of its processes. Immutable. */
final class Blueprint {

    private static final String DATABASE = "daybook";

    /** Small and quick to start rather than fast: many start on a small machine. */
    private static final String JVM_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final String SERVER_HEAP = "-Xmx256m ";

    /** Several sets of views at once, all in memory. */
    private static final String MONGO_HEAP = "-Xmx2g";

    /** Longer than any read, and short enough for sets to be dropped while others are filled and read. */
    private static final String VIEW_RETENTION_SECONDS = "20";

    private final Path directory;
    private final Distributions distributions;
    private final Optional<Protection> off;
    private final Optional<Clocks> clocks;
    private final Map<Member, Integer> ports = new EnumMap<>(Member.class);
    private final Map<Route, Integer> linkPorts = new HashMap<>();

    Blueprint(
            Path directory, Distributions distributions, Optional<Protection> off, Optional<Clocks> clocks) {
        this.directory = directory;
        this.distributions = distributions;
        this.off = off;
        this.clocks = clocks;
        var free = new FreePorts();
        for (Member member : Member.values()) {
            ports.put(member, free.next());
        }
        for (Route route : Route.all()) {
            linkPorts.put(route, free.next());
        }
    }

    /** Where a process listens. */
    int port(Member member) {
        return ports.get(member);
    }

    /** Where the link of a route listens. */
    int port(Route route) {
        return linkPorts.get(route);
    }

    String natsUrl() {
        return "nats://127.0.0.1:" + port(Member.NATS);
    }

    String mongoUrl() {
        return "mongodb://127.0.0.1:" + port(Member.MONGO);
    }

    String mongoDatabase() {
        return DATABASE;
    }

    /** Where NATS keeps the stream. */
    Path streamStorage() {
        return directory.resolve("nats");
    }

    /** The command line of a process. Makes PostgreSQL's data. */
    List<String> command(Member member) throws IOException, InterruptedException {
        return switch (member) {
            case POSTGRES -> PostgresData.create(directory.resolve("postgres"), port(member));
            case NATS -> nats();
            case MONGO -> mongo();
            case COMMAND_1, COMMAND_2, PROJECTOR_1, PROJECTOR_2, QUERY_1, QUERY_2 ->
                List.of(distributions.script(member.kind().module()).toString());
        };
    }

    /** The settings of a server of Daybook, which reaches everything over its own links. */
    Map<String, String> environment(Member server) {
        if (server.kind() == Kind.STORE) {
            return Map.of();
        }
        var variables = new HashMap<>(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "DAYBOOK_JAVA_OPTIONS", SERVER_HEAP + JVM_OPTIONS + sabotage(server) + clock(server),
                "DAYBOOK_PORT", Integer.toString(port(server)),
                "DAYBOOK_POSTGRES_URL", "jdbc:postgresql://%s/postgres".formatted(seenBy(server, Member.POSTGRES)),
                "DAYBOOK_NATS_URL", "nats://" + seenBy(server, Member.NATS),
                "DAYBOOK_MONGO_URL", "mongodb://" + seenBy(server, Member.MONGO),
                "DAYBOOK_MONGO_DATABASE", DATABASE,
                "DAYBOOK_VIEW_RETENTION_SECONDS", VIEW_RETENTION_SECONDS));
        Member log = server == Member.PROJECTOR_2 ? Member.COMMAND_2 : Member.COMMAND_1;
        variables.put("DAYBOOK_COMMAND_ADDRESS", seenBy(server, log));
        return variables;
    }

    private String sabotage(Member server) {
        return off.filter(protection -> protection.servers() == server.kind())
                .map(protection -> " " + AgentJar.write(directory, Saboteur.class, protection.name()))
                .orElse("");
    }

    private String clock(Member server) {
        return clocks.map(settable -> " " + settable.jvmOption(server)).orElse("");
    }

    /** The address by which one process reaches another; nowhere if it does not. */
    private String seenBy(Member from, Member to) {
        return "127.0.0.1:" + linkPorts.getOrDefault(Route.between(from, to), 0);
    }

    private List<String> nats() {
        return List.of(
                "nats-server", "-a", "127.0.0.1", "-p", Integer.toString(port(Member.NATS)), "-js", "-sd",
                streamStorage().toString());
    }

    private List<String> mongo() {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(JVM_OPTIONS.split(" ")));
        command.addAll(List.of(MONGO_HEAP, "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MongoProcess.class.getName()));
        command.add(Integer.toString(port(Member.MONGO)));
        return command;
    }
}
