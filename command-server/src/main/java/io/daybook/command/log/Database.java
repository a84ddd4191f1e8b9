package io.daybook.command.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL, migrated and pooled. Safe for use by many threads. */
public final class Database implements AutoCloseable {

    /** One for the sequencer, one for the relay, the rest for readers of the log. */
    private static final int POOL_SIZE = 8;

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

    /** Longer than any batch takes; ends the wait for a server that went silent. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Settings SQL_SETTINGS = new Settings().withRenderSchema(false);

    private final DatabaseSettings settings;
    private final HikariDataSource pool;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /**
     * Migrates the schema and opens the pool.
     *
     * @throws RuntimeException if the database is away or its schema cannot be migrated
     */
    public static Database open(DatabaseSettings settings) throws SQLException {
        // Fails at once, and with PostgreSQL's own words, while the database is away.
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())
                .close();
        var config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        var pool = new HikariDataSource(config);
        try {
            Flyway.configure().dataSource(pool).load().migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        var database = new Database(settings, pool);
        database.warnIfNotDurable();
        return database;
    }

    /** With any of these off, a command that was answered OK can be lost in a crash. */
    private void warnIfNotDurable() {
        for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = sql().fetchValue("select current_setting({0})", DSL.inline(name)).toString();
            if (value.equals("off")) {
                LOG.warn("PostgreSQL runs with {} = off: acknowledged commands can be lost when it crashes", name);
            }
        }
    }

    /** A connection that commits each statement; close it to give it back. */
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** A connection of its own, outside the pool, for a session that is held for long. */
    public Connection connectOutsidePool() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    /** SQL on a pooled connection per statement, each committed by itself. */
    public DSLContext sql() {
        return DSL.using(pool, SQLDialect.POSTGRES, SQL_SETTINGS);
    }

    /** SQL on the given connection. */
    public static DSLContext sql(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, SQL_SETTINGS);
    }

    /** Returns if the database answers, throws if not. */
    public void ping() {
        sql().selectOne().fetch();
    }

    @Override
    public void close() {
        pool.close();
    }
}
