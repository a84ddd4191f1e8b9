package io.daybook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a local stack listens and keeps its data. Immutable.
 *
 * @param directory      holds the data of PostgreSQL and NATS
 * @param commandPort    port of the command server
 * @param projectorPort  port of the projector
 * @param queryPort      port of the query server
 * @param postgresPort   port of the embedded PostgreSQL
 * @param natsPort       port of nats-server
 * @param mongoPort      port of the embedded MongoDB
 */
public record StackSettings(
        Path directory,
        int commandPort,
        int projectorPort,
        int queryPort,
        int postgresPort,
        int natsPort,
        int mongoPort) {

    /** From here on there are no six ports left. */
    static final int LARGEST_BASE = 65_535 - 6;

    private static final int PORTS = 6;

    /** Consecutive ports: command server at {@code base} + 1, then projector, query server, PostgreSQL, NATS, MongoDB. */
    public static StackSettings onPortsFrom(Path directory, int base) {
        return new StackSettings(directory, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
    }

    /** Ports that are free now. */
    public static StackSettings onFreePorts(Path directory) {
        List<Integer> ports = freePorts();
        return new StackSettings(
                directory, ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
    }

    /** Holds all of them open at once, so that they differ. */
    private static List<Integer> freePorts() {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < PORTS; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
