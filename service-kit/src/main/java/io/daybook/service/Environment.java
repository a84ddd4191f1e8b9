package io.daybook.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads settings from environment variables. A variable that is not set or empty has its default. Immutable.
 *
 * @param variables the variables by name
 */
public record Environment(Map<String, String> variables) {

    /** The environment of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** A text. */
    public String text(String name, String defaultValue) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? defaultValue : value.strip();
    }

    /**
     * A TCP port; 0 lets the system choose a free one.
     *
     * @throws SettingException if it is not a number from 0 to 65535
     */
    public int port(String name, int defaultValue) {
        return wholeNumber(name, defaultValue, 0, 65_535);
    }

    /**
     * A whole number.
     *
     * @throws SettingException if it is not one from {@code min} to {@code max}
     */
    public int wholeNumber(String name, int defaultValue, int min, int max) {
        String value = text(name, Integer.toString(defaultValue));
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name, value, min, max);
        }
        throw notANumber(name, value, min, max);
    }

    /**
     * A URL that starts with one of the schemes.
     *
     * @throws SettingException if it does not
     */
    public String url(String name, String defaultValue, String... schemes) {
        String value = text(name, defaultValue);
        for (String scheme : schemes) {
            if (value.startsWith(scheme)) {
                return value;
            }
        }
        // The value is not shown: it may hold a password.
        throw new SettingException("%s does not start with %s".formatted(name, String.join(" or ", schemes)));
    }

    /**
     * The address of a server, {@code host:port}.
     *
     * @throws SettingException if it is not of that form
     */
    public String address(String name, String defaultValue) {
        return requireAddress(name, text(name, defaultValue));
    }

    /**
     * The addresses of servers, {@code host:port}, separated by commas; at least one.
     *
     * @throws SettingException if one is not of that form
     */
    public List<String> addresses(String name, String defaultValue) {
        return Stream.of(text(name, defaultValue).split(",", -1))
                .map(one -> requireAddress(name, one.strip()))
                .toList();
    }

    private static String requireAddress(String name, String value) {
        try {
            URI uri = new URI("tcp://" + value);
            if (uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= 65_535) {
                return value;
            }
        } catch (URISyntaxException e) {
            throw notAnAddress(name, value);
        }
        throw notAnAddress(name, value);
    }

    private static SettingException notANumber(String name, String value, int min, int max) {
        return new SettingException("%s: '%s' is not a whole number from %d to %d".formatted(name, value, min, max));
    }

    private static SettingException notAnAddress(String name, String value) {
        return new SettingException("%s: '%s' is not an address of the form host:port".formatted(name, value));
    }
}
