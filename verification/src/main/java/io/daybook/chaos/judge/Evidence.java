package io.daybook.chaos.judge;

/**
 * Where what a run left behind can be read, all faults being healed and no proxy in between. Immutable.
 *
 * @param commandAddress {@code host:port} of a command server
 * @param natsUrl        the address of NATS
 * @param mongoUrl       the URL of MongoDB
 * @param mongoDatabase  name of the database that holds the views
 */
public record Evidence(String commandAddress, String natsUrl, String mongoUrl, String mongoDatabase) {}
