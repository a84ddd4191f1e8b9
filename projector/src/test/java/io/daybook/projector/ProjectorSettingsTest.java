package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.service.Environment;
import io.daybook.service.SettingException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectorSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "DAYBOOK_MONGO_URL, mongodb://host:abc",
        "DAYBOOK_MONGO_DATABASE, a.b",
        "DAYBOOK_NATS_URL, nats://host:abc",
        "DAYBOOK_COMMAND_ADDRESS, nowhere",
        "DAYBOOK_VIEW_RETENTION_SECONDS, 0"
    })
    void whatCannotBeUsedIsNamed(String name, String value) {
        assertThatThrownBy(() -> ProjectorSettings.from(new Environment(Map.of(name, value))))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name);
    }
}
