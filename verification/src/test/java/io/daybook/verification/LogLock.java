package io.daybook.verification;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The lock that all who write the log take, held as by one that hangs. */
public final class LogLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String postgresUrl;
    private final Connection holder;

    private LogLock(String postgresUrl, Connection holder) {
        this.postgresUrl = postgresUrl;
        this.holder = holder;
    }

    /** Takes it. */
    public static LogLock take(String postgresUrl) throws SQLException {
        Connection holder = connect(postgresUrl);
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.executeQuery("select * from log_head for update").close();
        }
        return new LogLock(postgresUrl, holder);
    }

    /** Takes that of a system. */
    public static LogLock take(Daybook daybook) throws SQLException {
        return take(daybook.stack().environment().text("DAYBOOK_POSTGRES_URL", ""));
    }

    /** Returns when somebody waits for it. */
    public void awaitWaiting() {
        await().atMost(PATIENCE).until(() -> {
            try (Connection connection = connect(postgresUrl);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
                row.next();
                return row.getInt(1) > 0;
            }
        });
    }

    /** Gives it back. */
    @Override
    public void close() throws SQLException {
        holder.close();
    }

    private static Connection connect(String postgresUrl) throws SQLException {
        return DriverManager.getConnection(postgresUrl, "postgres", "");
    }
}
