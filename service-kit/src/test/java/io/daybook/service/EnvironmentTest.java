package io.daybook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @Test
    void whatIsNotSetOrBlankHasItsDefault() {
        assertThat(of("").text("X", "default")).isEqualTo("default");
        assertThat(of("  ").port("X", 7)).isEqualTo(7);
        assertThat(new Environment(Map.of()).text("X", "default")).isEqualTo("default");
        assertThat(of(" set ").text("X", "default")).isEqualTo("set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "-1", "65536", "1e3", "99999999999"})
    void aPortThatIsNoneIsRefused(String value) {
        assertThatThrownBy(() -> of(value).port("X", 7))
                .isInstanceOf(SettingException.class)
                .hasMessage("X: '%s' is not a whole number from 0 to 65535".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", "localhost:0", "localhost:65536", "a b:1", ":7401", "tcp://x:1"})
    void anAddressThatIsNoneIsRefused(String value) {
        assertThatThrownBy(() -> of(value).address("X", "localhost:1"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("host:port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7401", "10.0.0.1:1", "[::1]:7401", "command-server:65535"})
    void anAddressIsTaken(String value) {
        assertThat(of(value).address("X", "localhost:1")).isEqualTo(value);
    }

    @Test
    void aUrlOfAnotherSchemeIsRefused() {
        assertThat(of("tls://n").url("X", "nats://d", "nats://", "tls://")).isEqualTo("tls://n");
        assertThatThrownBy(() -> of("http://n").url("X", "nats://d", "nats://", "tls://"))
                .isInstanceOf(SettingException.class)
                .hasMessage("X does not start with nats:// or tls://");
    }

    private static Environment of(String value) {
        return new Environment(Map.of("X", value));
    }
}
