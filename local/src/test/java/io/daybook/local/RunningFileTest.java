package io.daybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningFileTest {

    @Test
    void whoStartsLaterHasItAndGivesItBack(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("daybook/running.properties");
        try (var listening = new ServerSocket(0);
                var _ = RunningFile.write(file, at("127.0.0.1:" + listening.getLocalPort()))) {
            String first = Files.readString(file);
            RunningFile.write(file, at("127.0.0.1:2")).close();

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
            RunningFile.write(file, at(address));
            RunningFile.write(file, at(address)).close();
        }
        assertThat(file).doesNotExist();
    }

    private static Map<String, String> at(String commandAddress) {
        return Map.of("commandAddress", commandAddress, "queryAddress", "127.0.0.1:1");
    }
}
