package io.daybook.chaos.cluster;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.daybook.chaos.clock.Clocks;
import io.daybook.chaos.cluster.Member.Kind;
import io.daybook.chaos.link.Link;
import io.daybook.chaos.without.Protection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * PostgreSQL, NATS, MongoDB, two command servers, two projectors and two query servers, each a process of its own, which reach
 * each other over {@linkplain Link links}. Different parts and links may be used by different threads at once.
 */
public final class Cluster implements AutoCloseable {

    private final Map<Member, Part> parts = new EnumMap<>(Member.class);
    private final Map<Route, Link> links = new HashMap<>();
    private final Path directory;
    private final Blueprint blueprint;
    private final Watchdog watchdog;

    private Cluster(Path directory, Blueprint blueprint, Watchdog watchdog) {
        this.directory = directory;
        this.blueprint = blueprint;
        this.watchdog = watchdog;
    }

    /**
     * Starts all parts; they need some seconds until they serve.
     *
     * @param directory     for their data and logs
     * @param distributions the servers to run
     * @param off           a protection that its servers are to lack
     * @param clocks        those of its servers, if they are to be set wrong
     * @param complaints    told when a part ends by itself or does not end when it should; by any thread
     * @throws InterruptedException if interrupted meanwhile; what was started is ended again
     */
    public static Cluster start(
            Path directory,
            Distributions distributions,
            Optional<Protection> off,
            Optional<Clocks> clocks,
            Consumer<String> complaints)
            throws InterruptedException {
        try {
            var blueprint = new Blueprint(directory, distributions, off, clocks);
            var cluster = new Cluster(directory, blueprint, Watchdog.start(directory));
            try {
                cluster.openLinks();
                cluster.startParts(complaints);
                return cluster;
            } catch (IOException | InterruptedException | RuntimeException e) {
                cluster.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One process. */
    public Part part(Member member) {
        return parts.get(member);
    }

    /** What is between two. */
    public Link link(Route route) {
        return links.get(route);
    }

    /** The log of a process. */
    public Path log(Member member) {
        return directory.resolve(member + ".log");
    }

    /** The address of a process, not over a link. */
    public String address(Member server) {
        return "127.0.0.1:" + blueprint.port(server);
    }

    /** The addresses by which clients reach the servers of a kind, over links. */
    public List<String> clientAddresses(Kind kind) {
        return Member.of(kind).stream()
                .map(server -> link(Route.fromClients(server)).address())
                .toList();
    }

    /** NATS, not over a link. */
    public String natsUrl() {
        return blueprint.natsUrl();
    }

    /** MongoDB, not over a link. */
    public String mongoUrl() {
        return blueprint.mongoUrl();
    }

    /** The database with the views. */
    public String mongoDatabase() {
        return blueprint.mongoDatabase();
    }

    /** Where NATS keeps the stream. Only to be touched while it does not run. */
    public Path streamStorage() {
        return blueprint.streamStorage();
    }

    /** Drops the database with the views. */
    public void dropViews() {
        try (MongoClient mongo = MongoClients.create(mongoUrl())) {
            mongo.getDatabase(mongoDatabase()).drop();
        }
    }

    /** Kills all that is left. */
    @Override
    public void close() {
        try {
            parts.values().forEach(Part::expectEnd);
            watchdog.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            links.values().forEach(Link::close);
        }
    }

    private void openLinks() {
        for (Route route : Route.all()) {
            links.put(route, Link.open(blueprint.port(route), blueprint.port(route.to())));
        }
    }

    private void startParts(Consumer<String> complaints) throws IOException, InterruptedException {
        Files.createDirectories(streamStorage());
        for (Member member : Member.values()) {
            var part = new Part(
                    member.toString(),
                    blueprint.command(member),
                    blueprint.environment(member),
                    log(member),
                    watchdog,
                    complaints);
            parts.put(member, part);
            part.start();
        }
    }
}
