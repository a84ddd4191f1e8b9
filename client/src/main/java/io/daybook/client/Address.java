package io.daybook.client;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host name or number; one of IPv6 in brackets
 * @param port 1 to 65,535
 */
public record Address(String host, int port) {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s/,]+):(\\d{1,5})");

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Address parse(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text.strip());
        if (!parts.matches() || !isPort(Integer.parseInt(parts.group(2)))) {
            throw new IllegalArgumentException("'%s' is no address; write HOST:PORT".formatted(text));
        }
        return new Address(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /**
     * Reads one address or several, separated by commas.
     *
     * @throws IllegalArgumentException if one of them is none
     */
    public static List<Address> parseAll(String text) {
        return Arrays.stream(text.split(",", -1)).map(Address::parse).toList();
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    /** {@code host:port}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
