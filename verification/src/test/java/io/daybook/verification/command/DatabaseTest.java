package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.command.log.Database;
import io.daybook.command.log.DatabaseSettings;
import io.daybook.service.SettingException;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a command server uses PostgreSQL. */
@ExtendWith(RunningDaybook.class)
class DatabaseTest {

    @Test
    void aSessionThatFreezesGivesBackItsLocksWithinSeconds(Daybook daybook) throws Exception {
        try (Database database = Database.open(DatabaseSettings.from(daybook.stack().environment()))) {
            assertThat(setting(database, "idle_in_transaction_session_timeout")).isEqualTo("10s");
            assertThat(setting(database, "lock_timeout")).isEqualTo("15s");
            assertThat(setting(database, "tcp_keepalives_idle")).isEqualTo("5");
        }
    }

    @Test
    void aRefusedUserIsNotWaitedFor(Daybook daybook) {
        var settings = DatabaseSettings.from(daybook.stack().environment());
        var stranger = new DatabaseSettings(settings.url(), "stranger", "secret");

        assertThatThrownBy(() -> Database.open(stranger))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("refuses the user")
                .hasMessageNotContaining("secret");
    }

    private static String setting(Database database, String name) {
        return database.sql().fetchValue("show " + name).toString();
    }
}
