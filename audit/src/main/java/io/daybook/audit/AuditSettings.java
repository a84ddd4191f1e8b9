package io.daybook.audit;

/**
 * What is audited. Immutable.
 *
 * @param commandAddress  {@code host:port} of a command server
 * @param natsUrl         one or more addresses of NATS, separated by commas
 * @param mongoUrl        where MongoDB is
 * @param mongoDatabase   name of the database that holds the views
 * @param eventsPerSecond how many events to read from the log at most in a second, 0 for as many as there are
 */
public record AuditSettings(
        String commandAddress, String natsUrl, String mongoUrl, String mongoDatabase, int eventsPerSecond) {}
