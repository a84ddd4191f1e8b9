package io.daybook.projector;

import io.daybook.service.Environment;
import io.daybook.service.NatsConnections;
import io.daybook.service.ServerSettings;
import io.daybook.views.ViewSettings;
import java.time.Duration;
import java.util.List;

/**
 * All settings of a projector. Immutable.
 *
 * @param server           where it listens
 * @param natsUrl          one or more addresses of NATS, separated by commas
 * @param views            where the views are
 * @param commandAddresses {@code host:port} of command servers, from any of which history is read; at least one
 * @param retention        how long a set of views is kept after another took its place
 */
record ProjectorSettings(
        ServerSettings server, String natsUrl, ViewSettings views, List<String> commandAddresses, Duration retention) {

    private static final int DEFAULT_PORT = 7402;

    static ProjectorSettings from(Environment environment) {
        return new ProjectorSettings(
                ServerSettings.from(environment, DEFAULT_PORT),
                NatsConnections.url(environment),
                ViewSettings.from(environment),
                environment.addresses("DAYBOOK_COMMAND_ADDRESS", "127.0.0.1:7401"),
                Duration.ofSeconds(environment.wholeNumber("DAYBOOK_VIEW_RETENTION_SECONDS", 3_600, 1, 1_000_000)));
    }
}
