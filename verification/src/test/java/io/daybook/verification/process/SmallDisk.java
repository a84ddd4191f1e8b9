package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk of few megabytes, in memory, which can be filled. Only root can have one. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;
    private static final long PATIENCE_SECONDS = 20;

    private final Path directory;
    private final Path ballast;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.ballast = directory.resolve("ballast");
    }

    /** Mounts one; without the right to, the test is skipped and says so. */
    static SmallDisk mount(Path directory, int megabytes) throws Exception {
        Files.createDirectories(directory);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", directory.toString()) == 0,
                "a disk of its own can be mounted by root only");
        return new SmallDisk(directory);
    }

    Path directory() {
        return directory;
    }

    /** Leaves no room. */
    void fill() throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (directory.toFile().getUsableSpace() > 0) {
                out.write(chunk, 0, (int) Math.min(chunk.length, directory.toFile().getUsableSpace()));
            }
        }
    }

    /** Gives the room back. */
    void empty() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws Exception {
        assertThat(run("umount", "--lazy", directory.toString())).isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
