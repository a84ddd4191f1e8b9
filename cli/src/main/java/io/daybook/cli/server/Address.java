package io.daybook.cli.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host   name or number
 * @param port   1 to 65,535
 * @param source who named it
 */
public record Address(String host, int port, Source source) {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s/]+):(\\d{1,5})");

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

    /** Reads {@code host:port}; empty if the text is not of that form. */
    static Optional<Address> parse(String text, Source source) {
        Matcher parts = HOST_AND_PORT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts.group(2));
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new Address(parts.group(1), port, source));
    }

    /** {@code host:port}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
