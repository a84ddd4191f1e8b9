package io.daybook.query;

import com.mongodb.ConnectionString;
import io.daybook.service.Environment;
import io.daybook.service.NatsConnections;
import io.daybook.service.ServerSettings;
import io.daybook.service.SettingException;
import io.daybook.views.ViewSettings;
import java.time.Duration;

/**
 * How a query server is set up. Immutable.
 *
 * @param server     where it listens
 * @param natsUrl    where the notices come from
 * @param mongo      where the views are
 * @param database   the name of their database
 * @param maxWatches how many watches it serves at once
 * @param pace       how often it does what it does by itself
 */
public record QuerySettings(
        ServerSettings server, String natsUrl, ConnectionString mongo, String database, int maxWatches, Pace pace) {

    private static final int DEFAULT_PORT = 7403;

    /**
     * Reads {@code DAYBOOK_NATS_URL}, {@code DAYBOOK_MONGO_URL}, {@code DAYBOOK_MONGO_DATABASE},
     * {@code DAYBOOK_MAX_WATCHES} and what every server reads.
     *
     * @throws SettingException if one cannot be used
     */
    public static QuerySettings from(Environment environment) {
        ViewSettings views = ViewSettings.from(environment);
        return new QuerySettings(
                ServerSettings.from(environment, DEFAULT_PORT),
                NatsConnections.url(environment),
                views.mongo(),
                views.database(),
                environment.wholeNumber("DAYBOOK_MAX_WATCHES", 20_000, 1, 1_000_000),
                Pace.STANDARD);
    }

    /** The same at another pace. */
    public QuerySettings at(Pace otherPace) {
        return new QuerySettings(server, natsUrl, mongo, database, maxWatches, otherPace);
    }

    /**
     * How often things are done that nothing causes.
     *
     * @param heartbeat a watch is silent no longer than that
     * @param sweep     how often what is watched is re-read in case notices were lost
     * @param reread    how often a read that waits looks for itself
     */
    public record Pace(Duration heartbeat, Duration sweep, Duration reread) {

        /** That of the contract. */
        public static final Pace STANDARD =
                new Pace(Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(1));
    }
}
