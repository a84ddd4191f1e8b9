package io.daybook.command;

import io.daybook.command.log.DatabaseSettings;
import io.daybook.command.relay.StreamSettings;
import io.daybook.service.Environment;
import io.daybook.service.ServerSettings;

/**
 * All settings of a command server. Immutable.
 *
 * @param server   where it listens
 * @param database where PostgreSQL is
 * @param stream   where NATS is and how the stream keeps events
 */
record CommandSettings(ServerSettings server, DatabaseSettings database, StreamSettings stream) {

    private static final int DEFAULT_PORT = 7401;

    static CommandSettings from(Environment environment) {
        return new CommandSettings(
                ServerSettings.from(environment, DEFAULT_PORT),
                DatabaseSettings.from(environment),
                StreamSettings.from(environment));
    }
}
