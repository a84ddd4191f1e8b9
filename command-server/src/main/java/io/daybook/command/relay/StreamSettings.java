package io.daybook.command.relay;

import io.daybook.service.Environment;
import io.daybook.service.NatsConnections;
import java.time.Duration;

/**
 * Where the stream is and how it keeps events. Immutable.
 *
 * @param natsUrl  one or more addresses of NATS, separated by commas
 * @param replicas how many servers of a NATS cluster store it, 1 to 5
 * @param maxAge   how long it keeps events; zero: for ever. The log in SQL keeps all of them in any case
 */
public record StreamSettings(String natsUrl, int replicas, Duration maxAge) {

    /**
     * Reads {@code DAYBOOK_NATS_URL}, {@code DAYBOOK_STREAM_REPLICAS} and {@code DAYBOOK_STREAM_MAX_AGE_HOURS}.
     *
     * @throws io.daybook.service.SettingException if one cannot be used
     */
    public static StreamSettings from(Environment environment) {
        return new StreamSettings(
                NatsConnections.url(environment),
                environment.wholeNumber("DAYBOOK_STREAM_REPLICAS", 1, 1, 5),
                Duration.ofHours(environment.wholeNumber("DAYBOOK_STREAM_MAX_AGE_HOURS", 0, 0, 1_000_000)));
    }
}
