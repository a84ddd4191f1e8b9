package io.daybook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsConnectionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"nats://nats", "tls://user:p%40ss@nats:4222", "nats://10.0.0.1:4222,nats://[::1]:4222, b:4222"})
    void addressesAreTaken(String value) {
        assertThat(url(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nats://",
        "nats://host:abc",
        "nats://host:0",
        "nats://host:65536",
        "nats://a b",
        "nats://user:secret@1@host",
        "nats://host,http://secret"
    })
    void whatIsNoAddressIsRefusedAndNotShown(String value) {
        assertThatThrownBy(() -> url(value))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("DAYBOOK_NATS_URL ")
                .hasMessageNotContaining("secret");
    }

    private static String url(String value) {
        return NatsConnections.url(new Environment(Map.of("DAYBOOK_NATS_URL", value)));
    }
}
