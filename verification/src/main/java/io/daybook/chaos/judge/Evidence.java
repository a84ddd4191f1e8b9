package io.daybook.chaos.judge;

/**
 * Where the stores of a cluster are, not over links. Immutable.
 *
 * @param commandAddress a command server, {@code host:port}
 * @param natsUrl        NATS
 * @param mongoUrl       MongoDB
 * @param mongoDatabase  the database with the views
 */
public record Evidence(String commandAddress, String natsUrl, String mongoUrl, String mongoDatabase) {}
