package io.daybook.cli.sync;

import io.daybook.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file on this machine. */
final class FileSource implements CalendarSource {

    private final Path file;

    FileSource(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public byte[] read() throws SourceProblem {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SourceProblem(ExitCode.UNAVAILABLE, "%s: has more than %,d bytes".formatted(file, MOST_BYTES), null);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new SourceProblem(ExitCode.UNAVAILABLE, file + ": there is no such file", e);
        } catch (IOException e) {
            throw new SourceProblem(ExitCode.UNAVAILABLE, "%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
