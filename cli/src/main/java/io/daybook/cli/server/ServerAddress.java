package io.daybook.cli.server;

import io.daybook.client.Address;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a server listens, or several that stand in for each other.
 *
 * @param addresses at least one
 * @param source    who named them
 */
public record ServerAddress(List<Address> addresses, Source source) {

    /** Who named an address. */
    public enum Source {
        /** The command line. */
        OPTION,
        /** An environment variable. */
        ENVIRONMENT,
        /** The file a running {@code daybook up} keeps. */
        RUNNING,
        /** Nobody: it is the one a server has by default. */
        DEFAULT
    }

    /** Defends the list against changes. */
    public ServerAddress {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads {@code host:port}, or several separated by commas.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    static ServerAddress parse(String text, Source source) {
        return new ServerAddress(Address.parseAll(text), source);
    }

    /** Whether a channel of that authority leads there. */
    boolean isReachedBy(String authority) {
        return addresses.getFirst().toString().equals(authority);
    }

    /** {@code host:port}, separated by commas. */
    @Override
    public String toString() {
        return addresses.stream().map(Address::toString).collect(Collectors.joining(","));
    }
}
