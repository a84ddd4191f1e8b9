package io.daybook.local;

import io.daybook.cli.server.Addresses;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The file that tells the client where a running Daybook listens. Closing it removes it. */
final class RunningFile implements AutoCloseable {

    private final Path file;
    private final String content;

    private RunningFile(Path file, String content) {
        this.file = file;
        this.content = content;
    }

    static RunningFile write(LocalStack stack) throws IOException {
        Path file = Addresses.runningFile(System.getenv());
        var properties = new Properties();
        properties.setProperty("commandAddress", stack.commandAddress());
        properties.setProperty("queryAddress", stack.queryAddress());
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return new RunningFile(file, Files.readString(file));
    }

    /** Leaves the file of another one that was started since. */
    @Override
    public void close() throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(content)) {
            Files.delete(file);
        }
    }
}
