package io.daybook.audit;

import io.daybook.service.Environment;
import io.daybook.service.NatsConnections;
import io.daybook.views.ViewSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Finds the system: the environment, else the file that a running {@code daybook up} keeps, else the defaults. Immutable.
 *
 * @param environment what is set, in whatever way
 */
record SystemToAudit(Environment environment) {

    /** What the file names them, by the variable that says the same. */
    private static final Map<String, String> KEYS = Map.of(
            "DAYBOOK_COMMAND_ADDRESS", "commandAddress",
            "DAYBOOK_NATS_URL", "natsUrl",
            "DAYBOOK_MONGO_URL", "mongoUrl",
            "DAYBOOK_MONGO_DATABASE", "mongoDatabase");

    static SystemToAudit in(Environment environment) {
        Properties running = running(environment);
        var variables = new HashMap<String, String>();
        KEYS.forEach((variable, key) ->
                variables.put(variable, environment.text(variable, running.getProperty(key, ""))));
        return new SystemToAudit(new Environment(variables));
    }

    /**
     * The settings.
     *
     * @throws io.daybook.service.SettingException if one cannot be used
     */
    AuditSettings reading(int eventsPerSecond) {
        ViewSettings views = ViewSettings.from(environment);
        return new AuditSettings(
                environment.address("DAYBOOK_COMMAND_ADDRESS", "127.0.0.1:7401"),
                NatsConnections.url(environment),
                views.mongo().getConnectionString(),
                views.database(),
                eventsPerSecond);
    }

    private static Properties running(Environment environment) {
        Path state = Path.of(environment.text(
                "XDG_STATE_HOME", Path.of(System.getProperty("user.home"), ".local", "state").toString()));
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(state.resolve("daybook").resolve("running.properties"))) {
            properties.load(reader);
        } catch (IOException _) {
            // No Daybook runs on this machine, or it stopped just now: the defaults hold.
            properties.clear();
        }
        return properties;
    }
}
