package io.daybook.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.service.Environment;
import io.daybook.service.SettingException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "DAYBOOK_MONGO_URL, mongodb://host:abc",
        "DAYBOOK_MONGO_DATABASE, a.b",
        "DAYBOOK_NATS_URL, nats://host:abc",
        "DAYBOOK_MAX_WATCHES, 0"
    })
    void whatCannotBeUsedIsNamed(String name, String value) {
        assertThatThrownBy(() -> QuerySettings.from(new Environment(Map.of(name, value))))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name);
    }
}
