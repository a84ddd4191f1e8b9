package io.daybook.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @TempDir
    private Path state;

    @Test
    void withoutAnythingTheDefaultsHold() {
        Addresses addresses = Addresses.in(Map.of("XDG_STATE_HOME", state.toString()));

        assertThat(addresses.command(null)).isEqualTo(new Address("127.0.0.1", 7401, Address.Source.DEFAULT));
        assertThat(addresses.query(null)).isEqualTo(new Address("127.0.0.1", 7403, Address.Source.DEFAULT));
    }

    @Test
    void aRunningDaybookIsFound() throws IOException {
        writeRunning();

        assertThat(Addresses.in(Map.of("XDG_STATE_HOME", state.toString())).query(null))
                .isEqualTo(new Address("127.0.0.1", 5003, Address.Source.RUNNING));
    }

    @Test
    void theEnvironmentIsBeforeARunningDaybookAndAnOptionBeforeBoth() throws IOException {
        writeRunning();
        Addresses addresses = Addresses.in(
                Map.of("XDG_STATE_HOME", state.toString(), "DAYBOOK_COMMAND_ADDRESS", "example.org:1"));

        assertThat(addresses.command(null)).isEqualTo(new Address("example.org", 1, Address.Source.ENVIRONMENT));
        assertThat(addresses.command("[::1]:2")).isEqualTo(new Address("[::1]", 2, Address.Source.OPTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":7401", "localhost:0", "localhost:65536", "http://localhost:1",
            "a b:1"})
    void whatIsNoAddressIsRefused(String text) {
        Addresses addresses = Addresses.in(Map.of("XDG_STATE_HOME", state.toString()));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> addresses.command(text))
                .withMessageContaining("--command-address");
    }

    private void writeRunning() throws IOException {
        Files.createDirectories(state.resolve("daybook"));
        Files.writeString(
                state.resolve("daybook/running.properties"),
                "commandAddress=127.0.0.1:5001\nqueryAddress=127.0.0.1:5003\n");
    }
}
