package io.daybook.local;

import io.daybook.service.SettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a data directory to one process. The system lets go of it when that process ends, however it ends. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Creates the directory if need be and takes it.
     *
     * @throws SettingException if another process has it, or it cannot be written
     */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel file = FileChannel.open(
                    directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(file)) {
                file.close();
                throw new SettingException(
                        "a Daybook runs with its data in %s already; stop it, or use another --data".formatted(directory));
            }
            return new DirectoryLock(file);
        } catch (IOException e) {
            throw new SettingException("the directory %s cannot be used: %s".formatted(directory, e));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
