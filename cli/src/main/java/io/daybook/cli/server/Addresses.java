package io.daybook.cli.server;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.client.Address;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Finds the servers: an option, else the environment, else what {@code daybook up} wrote down, else the default. */
public final class Addresses {

    private static final int COMMAND_PORT = 7401;
    private static final int PROJECTOR_PORT = 7402;
    private static final int QUERY_PORT = 7403;

    private final Map<String, String> environment;
    private final Properties running;

    private Addresses(Map<String, String> environment, Properties running) {
        this.environment = environment;
        this.running = running;
    }

    /** Looks in an environment and in the file it leads to. */
    public static Addresses in(Map<String, String> environment) {
        return new Addresses(environment, running(runningFile(environment)));
    }

    /** The file a running {@code daybook up} keeps: {@code commandAddress}, {@code queryAddress}, {@code projectorAddress}. */
    public static Path runningFile(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state);
        return base.resolve("daybook").resolve("running.properties");
    }

    /** The command servers'; {@code option} is null if the command line names none. */
    public ServerAddress command(String option) {
        return find(option, "--command-address", "DAYBOOK_COMMAND_ADDRESS", "commandAddress", COMMAND_PORT);
    }

    /** The query servers'; {@code option} is null if the command line names none. */
    public ServerAddress query(String option) {
        return find(option, "--query-address", "DAYBOOK_QUERY_ADDRESS", "queryAddress", QUERY_PORT);
    }

    /** The projectors'; {@code option} is null if the command line names none. */
    public ServerAddress projector(String option) {
        return find(option, "--projector-address", "DAYBOOK_PROJECTOR_ADDRESS", "projectorAddress", PROJECTOR_PORT);
    }

    private ServerAddress find(String option, String optionName, String variable, String key, int defaultPort) {
        if (option != null) {
            return parse(option, optionName, ServerAddress.Source.OPTION);
        }
        if (!environment.getOrDefault(variable, "").isEmpty()) {
            return parse(environment.get(variable), variable, ServerAddress.Source.ENVIRONMENT);
        }
        if (running.containsKey(key)) {
            return parse(running.getProperty(key), key + " in running.properties", ServerAddress.Source.RUNNING);
        }
        return new ServerAddress(List.of(new Address("127.0.0.1", defaultPort)), ServerAddress.Source.DEFAULT);
    }

    private static ServerAddress parse(String text, String where, ServerAddress.Source source) {
        try {
            return ServerAddress.parse(text, source);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, where + ": " + e.getMessage());
        }
    }

    private static Properties running(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException _) {
            // Daybook does not run on this machine, or stopped just now: the defaults hold.
            properties.clear();
        }
        return properties;
    }
}
