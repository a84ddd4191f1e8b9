package io.daybook.local;

import io.daybook.cli.server.Addresses;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that tells the client where a running Daybook listens. The one that started last has it; closing it gives it
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
        Path file = Addresses.runningFile(System.getenv());
        var properties = new Properties();
        properties.setProperty("commandAddress", stack.commandAddress());
        properties.setProperty("queryAddress", stack.queryAddress());
        Files.createDirectories(file.getParent());
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return new RunningFile(file, Files.readString(file), before);
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
    private static boolean isRunning(String content) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(content));
        String[] address = properties.getProperty("commandAddress", ":0").split(":");
        try (var _ = new Socket(address[0], Integer.parseInt(address[1]))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
