package io.daybook.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.cli.Failure;
import io.daybook.client.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

        assertThat(addresses.command(null)).isEqualTo(at("127.0.0.1:7401", ServerAddress.Source.DEFAULT));
        assertThat(addresses.query(null)).isEqualTo(at("127.0.0.1:7403", ServerAddress.Source.DEFAULT));
    }

    @Test
    void aRunningDaybookIsFound() throws IOException {
        writeRunning();

        assertThat(Addresses.in(Map.of("XDG_STATE_HOME", state.toString())).query(null))
                .isEqualTo(at("127.0.0.1:5003", ServerAddress.Source.RUNNING));
    }

    @Test
    void theEnvironmentIsBeforeARunningDaybookAndAnOptionBeforeBoth() throws IOException {
        writeRunning();
        Addresses addresses = Addresses.in(
                Map.of("XDG_STATE_HOME", state.toString(), "DAYBOOK_COMMAND_ADDRESS", "example.org:1"));

        assertThat(addresses.command(null)).isEqualTo(at("example.org:1", ServerAddress.Source.ENVIRONMENT));
        assertThat(addresses.command("[::1]:2")).isEqualTo(at("[::1]:2", ServerAddress.Source.OPTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":7401", "localhost:0", "localhost:65536", "http://localhost:1",
            "a b:1", "localhost:1,", ",localhost:1"})
    void whatIsNoAddressIsRefused(String text) {
        Addresses addresses = Addresses.in(Map.of("XDG_STATE_HOME", state.toString()));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> addresses.command(text))
                .withMessageContaining("--command-address");
    }

    @Test
    void severalServersStandInForEachOther() {
        ServerAddress several = Addresses.in(Map.of()).query("one.example.org:1, [::1]:2");

        assertThat(several.addresses()).containsExactly(new Address("one.example.org", 1), new Address("[::1]", 2));
        assertThat(several).hasToString("one.example.org:1,[::1]:2");
    }

    private static ServerAddress at(String address, ServerAddress.Source source) {
        return new ServerAddress(List.of(Address.parse(address)), source);
    }

    private void writeRunning() throws IOException {
        Files.createDirectories(state.resolve("daybook"));
        Files.writeString(
                state.resolve("daybook/running.properties"),
                "commandAddress=127.0.0.1:5001\nqueryAddress=127.0.0.1:5003\n");
    }
}
