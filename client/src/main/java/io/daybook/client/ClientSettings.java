package io.daybook.client;

import java.time.Duration;
import java.util.List;

/**
 * How to reach Daybook. Immutable.
 *
 * @param commandAddresses the command servers, at least one
 * @param queryAddresses   the query servers, at least one
 * @param projectorAddresses the projectors; may be empty, as applications have nothing to ask them
 * @param actor            on whose behalf they are called: printable ASCII, as the history shows it
 * @param attempts         how often a call by a stub is made at most while servers answer UNAVAILABLE, 1 to 5
 * @param attemptTime      how long one attempt of a {@linkplain DaybookClient#call patient call} may take
 */
public record ClientSettings(
        List<Address> commandAddresses,
        List<Address> queryAddresses,
        List<Address> projectorAddresses,
        String actor,
        int attempts,
        Duration attemptTime) {

    /** More than that gRPC does not make. */
    static final int MOST_ATTEMPTS = 5;

    private static final Duration ATTEMPT_TIME = Duration.ofSeconds(10);

    /** Checks what can be checked. */
    public ClientSettings {
        commandAddresses = List.copyOf(commandAddresses);
        queryAddresses = List.copyOf(queryAddresses);
        projectorAddresses = List.copyOf(projectorAddresses);
        if (commandAddresses.isEmpty() || queryAddresses.isEmpty()) {
            throw new IllegalArgumentException("there must be a command address and a query address");
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1 to " + MOST_ATTEMPTS);
        }
        if (!attemptTime.isPositive()) {
            throw new IllegalArgumentException("attemptTime must be positive");
        }
    }

    /**
     * Servers at addresses such as "10.0.0.1:7401,10.0.0.2:7401", with five attempts of ten seconds.
     *
     * @throws IllegalArgumentException if an address is none
     */
    public static ClientSettings of(String commandAddresses, String queryAddresses, String actor) {
        return new ClientSettings(
                Address.parseAll(commandAddresses),
                Address.parseAll(queryAddresses),
                List.of(),
                actor,
                MOST_ATTEMPTS,
                ATTEMPT_TIME);
    }

    /** The same with another number of attempts; 1: whoever calls sees each failure. */
    public ClientSettings withAttempts(int number) {
        return new ClientSettings(commandAddresses, queryAddresses, projectorAddresses, actor, number, attemptTime);
    }

    /** The same with another time for one attempt. */
    public ClientSettings withAttemptTime(Duration time) {
        return new ClientSettings(commandAddresses, queryAddresses, projectorAddresses, actor, attempts, time);
    }
}
