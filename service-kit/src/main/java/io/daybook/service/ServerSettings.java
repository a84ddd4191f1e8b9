package io.daybook.service;

import java.time.Duration;

/**
 * Where a server listens and how long it lets a call take. Immutable.
 *
 * @param bindAddress     the address to listen on; loopback unless set otherwise
 * @param port            the TCP port, 0 for any free one
 * @param longestDeadline the deadline of a unary call that has none or a longer one
 */
public record ServerSettings(String bindAddress, int port, Duration longestDeadline) {

    /**
     * Reads {@code DAYBOOK_BIND}, {@code DAYBOOK_PORT} and {@code DAYBOOK_DEADLINE_SECONDS}.
     *
     * @throws SettingException if one cannot be used
     */
    public static ServerSettings from(Environment environment, int defaultPort) {
        return new ServerSettings(
                environment.text("DAYBOOK_BIND", "127.0.0.1"),
                environment.port("DAYBOOK_PORT", defaultPort),
                Duration.ofSeconds(environment.wholeNumber("DAYBOOK_DEADLINE_SECONDS", 30, 1, 3_600)));
    }
}
