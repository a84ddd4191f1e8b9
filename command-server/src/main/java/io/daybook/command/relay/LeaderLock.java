package io.daybook.command.relay;

import io.daybook.command.log.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * A PostgreSQL session advisory lock: held by one server at a time and let go by PostgreSQL when its session ends, however
 * it ends. For one thread.
 */
final class LeaderLock implements AutoCloseable {

    /** "daybook" in ASCII, so that it meets no other application's locks. */
    private static final long KEY = 0x64_61_79_62_6f_6f_6bL;

    private static final int CHECK_SECONDS = 2;

    /** Longer than a leader ever goes without a check; else a lost one's session could keep the lock behind a proxy. */
    private static final String LET_GO_WHEN_SILENT = "set idle_session_timeout = '20s'";

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private final Connection session;
    private long checkedNanos = System.nanoTime();

    private LeaderLock(Connection session) {
        this.session = session;
    }

    /** Takes the lock if nobody has it. */
    static Optional<LeaderLock> tryAcquire(Database database) throws SQLException {
        Connection session = database.connectOutsidePool();
        try (Statement setting = session.createStatement();
                PreparedStatement statement = session.prepareStatement("select pg_try_advisory_lock(?)")) {
            setting.execute(LET_GO_WHEN_SILENT);
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return Optional.of(new LeaderLock(session));
                }
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    /**
     * Makes sure, once a second, that the session, and so the lock, is still there.
     *
     * @throws SQLException if it is not
     */
    void checkWhenDue() throws SQLException {
        if (System.nanoTime() - checkedNanos < CHECK_INTERVAL.toNanos()) {
            return;
        }
        checkedNanos = System.nanoTime();
        if (!session.isValid(CHECK_SECONDS)) {
            throw new SQLException("the session that holds the relay's lock is lost");
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
