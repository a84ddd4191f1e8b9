package io.daybook.projector;

import io.daybook.service.Environment;
import io.daybook.service.ServerSettings;

/**
 * All settings of a projector. Immutable.
 *
 * @param server         where it listens
 * @param natsUrl        one or more addresses of NATS, separated by commas
 * @param mongoUrl       where MongoDB is
 * @param mongoDatabase  name of the database that holds the views
 * @param commandAddress {@code host:port} of a command server, from which history is read
 */
record ProjectorSettings(
        ServerSettings server, String natsUrl, String mongoUrl, String mongoDatabase, String commandAddress) {

    private static final int DEFAULT_PORT = 7402;

    static ProjectorSettings from(Environment environment) {
        return new ProjectorSettings(
                ServerSettings.from(environment, DEFAULT_PORT),
                environment.url("DAYBOOK_NATS_URL", "nats://127.0.0.1:4222", "nats://", "tls://"),
                environment.url("DAYBOOK_MONGO_URL", "mongodb://127.0.0.1:27017", "mongodb://", "mongodb+srv://"),
                environment.text("DAYBOOK_MONGO_DATABASE", "daybook"),
                environment.address("DAYBOOK_COMMAND_ADDRESS", "127.0.0.1:7401"));
    }
}
