package io.daybook.local;

import io.daybook.cli.server.Addresses;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that tells the client and {@code daybook verify} where a running Daybook listens. The one that started last has it; closing it gives it
 * back to the one before, if there was one.
 */
final class RunningFile implements AutoCloseable {

    private final Path file;
    private final String content;
    private final Optional<String> before;

    private RunningFile(Path file, String content, Optional<String> before) {
        this.file = file;
        this.content = content;
        this.before = before;
    }

    static RunningFile write(LocalStack stack) throws IOException {
        Map<String, String> environment = System.getenv();
        return write(Addresses.runningFile(environment), content(stack, environment));
    }

    static RunningFile write(Path file, Map<String, String> addresses) throws IOException {
        var properties = new Properties();
        properties.putAll(addresses);
        Files.createDirectories(file.getParent());
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        // One with the same addresses was killed: it cannot be there beside this one.
        Optional<String> other = before.filter(content -> !read(content).equals(properties));
        return new RunningFile(file, Files.readString(file), other);
    }

    /** Not the addresses that the environment names: they may hold passwords, and whoever needs them has them from there. */
    private static Map<String, String> content(LocalStack stack, Map<String, String> environment) {
        var content = new HashMap<String, String>();
        content.put("commandAddress", stack.commandAddress());
        content.put("queryAddress", stack.queryAddress());
        content.put("projectorAddress", stack.projectorAddress());
        content.put("mongoDatabase", stack.environment().text("DAYBOOK_MONGO_DATABASE", "daybook"));
        Map.of("natsUrl", "DAYBOOK_NATS_URL", "mongoUrl", "DAYBOOK_MONGO_URL").forEach((key, variable) -> {
            if (environment.getOrDefault(variable, "").isBlank()) {
                content.put(key, stack.environment().text(variable, ""));
            }
        });
        return content;
    }

    /** Leaves the file of another one that was started since. */
    @Override
    public void close() throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(content)) {
            if (before.isPresent() && isRunning(before.get())) {
                Files.writeString(file, before.get());
            } else {
                Files.delete(file);
            }
        }
    }

    /** One that was killed left its file behind. */
    private static boolean isRunning(String content) {
        String[] address = read(content).getProperty("commandAddress", ":0").split(":");
        try (var _ = new Socket(address[0], Integer.parseInt(address[1]))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Properties read(String content) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
