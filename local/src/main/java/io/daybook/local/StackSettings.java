package io.daybook.local;

import io.daybook.service.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

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
    private static final int LOWEST_FREE_BASE = 12_000;
    private static final int HIGHEST_FREE_BASE = 32_000;
    private static final int ATTEMPTS = 1_000;

    /** Consecutive ports: command server at {@code base} + 1, then projector, query server, PostgreSQL, NATS, MongoDB. */
    public static StackSettings onPortsFrom(Path directory, int base) {
        return new StackSettings(directory, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
    }

    /** Ports that are free now, below those that systems give to outgoing connections, which could take them any moment. */
    public static StackSettings onFreePorts(Path directory) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(LOWEST_FREE_BASE, HIGHEST_FREE_BASE);
            if (IntStream.rangeClosed(base + 1, base + PORTS).allMatch(StackSettings::isFree)) {
                return onPortsFrom(directory, base);
            }
        }
        throw new SettingException("no %d free ports in a row".formatted(PORTS));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
