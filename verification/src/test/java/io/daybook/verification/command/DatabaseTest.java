package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.daybook.command.CommandServer;
import io.daybook.command.log.Database;
import io.daybook.command.log.DatabaseSettings;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.service.SettingException;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a command server uses PostgreSQL. */
@ExtendWith(RunningDaybook.class)
class DatabaseTest {

    private static final Duration ONE_HOUR = Durations.fromHours(1);

    @Test
    void aSessionThatFreezesGivesBackItsLocksWithinSeconds(Daybook daybook) throws Exception {
        try (Database database = Database.open(DatabaseSettings.from(daybook.stack().environment()))) {
            assertThat(setting(database, "idle_in_transaction_session_timeout")).isEqualTo("5s");
            assertThat(setting(database, "lock_timeout")).isEqualTo("6s");
            assertThat(setting(database, "tcp_keepalives_idle")).isEqualTo("5");
        }
    }

    @Test
    void whatWasPlannedWhileATableWasSmallIsFoundByAnIndex(Daybook daybook) throws Exception {
        try (Database database = Database.open(DatabaseSettings.from(daybook.stack().environment()))) {
            String plan = database.sql().connectionResult(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create temporary table small (id int primary key)");
                    statement.execute("insert into small values (1)");
                    statement.execute("analyze small");
                    statement.execute("prepare found (int[]) as select from small where id = any ($1)");
                    try (ResultSet explained = statement.executeQuery("explain execute found ('{1,2}')")) {
                        explained.next();
                        return explained.getString(1);
                    } finally {
                        statement.execute("deallocate found");
                        statement.execute("drop table small");
                    }
                }
            });
            assertThat(plan).contains("Index");
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

    @Test
    void timeIsTheDatabasesWhateverTheMachineSays(Daybook daybook) throws Exception {
        try (RunningServer server = CommandServer.start(new Environment(threeHoursBehind(daybook)))) {
            var commands = AppointmentCommandServiceGrpc.newBlockingStub(
                    daybook.channel("127.0.0.1:" + server.port()));
            BookAppointmentRequest anHourAgo = Daybook.booking(daybook.newCalendar(), 0)
                    .setStartTime(Timestamps.subtract(Timestamps.fromSeconds(Instant.now().getEpochSecond()), ONE_HOUR))
                    .build();

            Failures.expect(Code.FAILED_PRECONDITION, "START_IN_PAST", () -> daybook.appointments()
                    .bookAppointment(anHourAgo));
            long headTime = Timestamps.toNanos(daybook.log(daybook.head()).getFirst().getCommitTime());
            var receipt = commands.bookAppointment(anHourAgo).getReceipt();

            assertThat(Timestamps.toNanos(receipt.getCommitTime()))
                    .as("the log's time does not go back all the same")
                    .isGreaterThanOrEqualTo(headTime);
        }
    }

    /** Settings of a server for which the database's time is behind. */
    private static Map<String, String> threeHoursBehind(Daybook daybook) throws SQLException {
        var environment = new HashMap<>(daybook.stack().environment().variables());
        String url = environment.get("DAYBOOK_POSTGRES_URL");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create function public.clock_timestamp() returns timestamptz language sql
                    as $$ select pg_catalog.clock_timestamp() - interval '3 hours' $$
                    """);
        }
        environment.put("DAYBOOK_PORT", "0");
        // Else PostgreSQL's own functions come first.
        environment.put("DAYBOOK_POSTGRES_URL", url + "?currentSchema=public,pg_catalog");
        return environment;
    }

    private static String setting(Database database, String name) {
        return database.sql().fetchValue("show " + name).toString();
    }
}
