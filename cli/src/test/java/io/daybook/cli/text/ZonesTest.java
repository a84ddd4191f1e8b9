package io.daybook.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "UTC", "Etc/GMT-2", "America/Argentina/Buenos_Aires"})
    void anIanaZoneIsKnownByItsName(String name) {
        assertThat(Zones.parse(name).getId()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC+2", "GMT+0100", "UT", "Z", "+01:00", "Mars/Base", "europe/berlin", ""})
    void whatNoServerTakesIsNoZone(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zones.parse(name))
                .withMessage("'%s' is no time zone; write one like Europe/Berlin or UTC", name);
    }
}
