package io.daybook.chaos.cluster;

import static io.daybook.chaos.cluster.Member.COMMAND_1;
import static io.daybook.chaos.cluster.Member.COMMAND_2;
import static io.daybook.chaos.cluster.Member.MONGO;
import static io.daybook.chaos.cluster.Member.NATS;
import static io.daybook.chaos.cluster.Member.POSTGRES;

import io.daybook.chaos.cluster.Member.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who reaches whom over a link of its own. Immutable.
 *
 * @param from who connects: the name of a process, or {@value #CLIENTS}
 * @param to   the process connected to
 */
public record Route(String from, Member to) {

    private static final String CLIENTS = "clients";

    /** That from a process to another. */
    public static Route between(Member from, Member to) {
        return new Route(from.toString(), to);
    }

    /** That from all clients to a server. */
    public static Route fromClients(Member to) {
        return new Route(CLIENTS, to);
    }

    /** All there are. */
    public static List<Route> all() {
        return Stream.of(fromAllClients(), ofServers()).flatMap(List::stream).toList();
    }

    /** Those of clients. */
    public static List<Route> fromAllClients() {
        return Member.servers().stream()
                .filter(server -> server.kind() != Kind.PROJECTOR)
                .map(Route::fromClients)
                .toList();
    }

    /** Those of servers. */
    public static List<Route> ofServers() {
        return Member.servers().stream()
                .flatMap(server -> neededBy(server).stream().map(needed -> between(server, needed)))
                .toList();
    }

    /** What a server connects to. Each projector reads the log from a command server of its own. */
    private static List<Member> neededBy(Member server) {
        return switch (server) {
            case POSTGRES, NATS, MONGO -> List.of();
            case COMMAND_1, COMMAND_2 -> List.of(POSTGRES, NATS);
            case PROJECTOR_1 -> List.of(NATS, MONGO, COMMAND_1);
            case PROJECTOR_2 -> List.of(NATS, MONGO, COMMAND_2);
            case QUERY_1, QUERY_2 -> List.of(NATS, MONGO);
        };
    }

    @Override
    public String toString() {
        return from + " → " + to;
    }
}
