package io.daybook.command.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.daybook.service.RootCause;
import io.daybook.service.SettingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL, migrated and pooled. Safe for use by many threads. */
public final class Database implements AutoCloseable {

    /** One each for the sequencer, the relay, expiring holds and the probe; readers of the log take at most eight. */
    private static final int POOL_SIZE = 12;

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    /** Within the time to get a connection, or one that went silent would use it up. */
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);

    /** Longer than any batch takes, and than it waits for the lock; ends the wait for a server that went silent. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(8);

    /**
     * A server that freezes or vanishes while it holds the log's lock, or the relay's, would hold it until TCP gives up,
     * after hours: PostgreSQL ends such sessions itself within seconds, and nobody waits for a lock longer than that.
     */
    private static final String SESSION_OPTIONS = "-c idle_in_transaction_session_timeout=5s -c lock_timeout=6s"
            + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    /**
     * A statement is planned once in a session, not for each batch: how many rows a batch has changes nothing of how they are
     * found or stored, but makes PostgreSQL believe that a plan for just so many would be cheaper. As a table may be small then
     * and large later, rows are always found by an index; and what cannot be is not compiled for being thought to be costly.
     */
    private static final String PLANNED_ONCE =
            " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** The class of SQLSTATE for a refused log-in. */
    private static final String INVALID_AUTHORIZATION = "28";

    private static final Settings SQL_SETTINGS = new Settings().withRenderSchema(false);

    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final SharedClock clock = new SharedClock();

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /**
     * Migrates the schema and opens the pool.
     *
     * @throws SQLException     if the database is away
     * @throws SettingException if it refuses the user, or its schema is not one that these migrations made
     */
    public static Database open(DatabaseSettings settings) throws SQLException {
        requireReachable(settings);
        var config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        config.setDataSourceProperties(connectionProperties());
        var pool = new HikariDataSource(config);
        try {
            Flyway.configure()
                    // Not from the pool: a migration of a long log may take longer than anything else is let to.
                    .dataSource(forMigrations(settings))
                    .javaMigrations(new CalendarNameKeys())
                    .load()
                    .migrate();
            var database = new Database(settings, pool);
            database.ping();
            database.warnIfNotDurable();
            return database;
        } catch (FlywayValidateException e) {
            pool.close();
            throw new SettingException("%s has a schema that is not Daybook's: %s".formatted(settings, RootCause.line(e)));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Without a time-out for statements. */
    private static DataSource forMigrations(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setConnectTimeout((int) CONNECTION_TIMEOUT.toSeconds());
        source.setTcpKeepAlive(true);
        return source;
    }

    /** Fails at once, and with PostgreSQL's own words, while the database is away. */
    private static void requireReachable(DatabaseSettings settings) throws SQLException {
        try (Connection connection = connectOutsidePool(settings)) {
            connection.isValid(1);
        } catch (SQLException e) {
            // Waiting does not make a wrong password right.
            if (e.getSQLState() != null && e.getSQLState().startsWith(INVALID_AUTHORIZATION)) {
                throw new SettingException("%s refuses the user: %s".formatted(settings, RootCause.line(e)));
            }
            throw e;
        }
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
        return connectOutsidePool(settings);
    }

    private static Connection connectOutsidePool(DatabaseSettings settings) throws SQLException {
        Properties properties = connectionProperties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        return DriverManager.getConnection(settings.url(), properties);
    }

    private static Properties connectionProperties() {
        var properties = new Properties();
        properties.setProperty("connectTimeout", Long.toString(CONNECTION_TIMEOUT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", SESSION_OPTIONS + PLANNED_ONCE);
        return properties;
    }

    /** SQL on a pooled connection per statement, each committed by itself. */
    public DSLContext sql() {
        return DSL.using(pool, SQLDialect.POSTGRES, SQL_SETTINGS);
    }

    /** SQL on the given connection. */
    public static DSLContext sql(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, SQL_SETTINGS);
    }

    /** The text of a statement, with places for its parameters. */
    static String rendered(Query statement) {
        return DSL.using(SQLDialect.POSTGRES, SQL_SETTINGS).render(statement);
    }

    /** Returns if the database answers, throws if not. Also sets its {@linkplain #clock clock}. */
    public void ping() {
        clock.set(sql().select(DSL.field("clock_timestamp()", OffsetDateTime.class)).fetchSingle(0, Instant.class));
    }

    /** The database's time, by which all servers of a log tell the same, whatever the time of their machines is. */
    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        pool.close();
    }
}
