package io.daybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningFileTest {

    @Test
    void whoStartsLaterHasItAndGivesItBack(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("daybook/running.properties");
        try (var listening = new ServerSocket(0);
                var _ = RunningFile.write(file, "127.0.0.1:" + listening.getLocalPort(), "127.0.0.1:1")) {
            String first = Files.readString(file);
            RunningFile.write(file, "127.0.0.1:2", "127.0.0.1:3").close();

            assertThat(file).hasContent(first);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void whatWasLeftBehindByOneThatWasKilledIsNotGivenBack(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("daybook/running.properties");
        try (var listening = new ServerSocket(0)) {
            String address = "127.0.0.1:" + listening.getLocalPort();
            // Killed: its file stays. The next one listens at the same place, also while it closes.
            RunningFile.write(file, address, "127.0.0.1:1");
            RunningFile.write(file, address, "127.0.0.1:1").close();
        }
        assertThat(file).doesNotExist();
    }
}
