package io.daybook.command.sequencer;

import io.daybook.command.log.ClaimStore;
import io.daybook.command.log.Database;
import io.daybook.command.log.EventLog;
import io.daybook.command.log.EventLog.Locked;
import io.daybook.command.log.Head;
import io.daybook.command.log.SnapshotStore;
import io.daybook.command.log.Write;
import io.daybook.service.RootCause;
import io.daybook.service.ServiceException;
import io.daybook.v1.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a batch of commands and stores what came of it, in one transaction that holds the log's lock: while it decides, or,
 * as long as no other server writes, only while it stores. For one thread.
 */
final class BatchTransaction {

    /** Beyond this it is cheaper to load what is needed than to read what others wrote. */
    private static final int MAX_CATCH_UP = 2_000;

    /** Of an SQLSTATE, which its first two characters tell. */
    private static final int CLASS_LENGTH = 2;

    /** As jOOQ has it where a driver tells none. */
    private static final String NO_SQL_STATE = "00000";

    /** A lost connection, or one that an operator or a crash ended; or whatever has no SQLSTATE. */
    private static final Set<String> LOST = Set.of("08", "57", "00");

    /** Values of a wrong form, or that a constraint is against. */
    private static final Set<String> REFUSED_DATA = Set.of("22", "23");

    /** A full disk and the like. */
    private static final String INSUFFICIENT_RESOURCES = "53";

    private static final Logger LOG = LoggerFactory.getLogger(BatchTransaction.class);

    private final EventLog log = new EventLog();
    private final SnapshotStore snapshots = new SnapshotStore();
    private final ClaimStore claims = new ClaimStore();
    private final ExactState state = new ExactState(snapshots, claims);
    private final Database database;
    private final Clock clock;
    private final Executor answering;

    /** Where the log ended when this server last held the lock. */
    private Head head;

    /** Whether no other server had written then, since this one had held it before. */
    private boolean isAlone;

    /** Whether a batch may have been stored, if PostgreSQL is lost now. */
    private boolean isCommitting;

    BatchTransaction(Database database, Clock clock, Executor answering) {
        this.database = database;
        this.clock = clock;
        this.answering = answering;
    }

    /** Takes nothing in memory for granted any more. */
    void forget() {
        state.forgetAll(0);
        isAlone = false;
    }

    /** Runs a batch and completes every outcome in it. Returns the events that were stored, in order. */
    List<Event> run(List<PendingCommand> pending) {
        isCommitting = false;
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                Optional<Batch> ahead = isAlone ? storeAhead(connection, pending) : Optional.empty();
                Batch batch = ahead.isPresent() ? ahead.get() : store(connection, pending);
                head = batch.head();
                answering.execute(batch::completeOutcomes);
                return batch.events();
            } catch (SQLException | RuntimeException e) {
                // Ends the transaction, whatever the connection's state; the pool discards a broken one.
                rollBack(connection);
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            // The state has taken in events that were not stored, or it is not known whether they were.
            forget();
            boolean isUnknown = isCommitting && !isRefusedByPostgres(e);
            return !isUnknown && isRefusedForItsData(e) ? runOneByOne(pending, e) : fail(pending, e, isUnknown);
        }
    }

    /** Decides a batch while it holds the lock, and stores it. */
    private Batch store(Connection connection, List<PendingCommand> pending) throws SQLException {
        Locked locked = log.lock(
                connection,
                pending.stream().map(command -> command.request().requestId()).toList());
        isAlone = locked.head().position() == state.position();
        catchUp(Database.sql(connection), locked.head());
        Batch batch = decide(connection, pending, locked);
        isCommitting = true;
        log.commit(connection, batch.writes(log, snapshots, claims));
        return batch;
    }

    /**
     * Decides a batch before it takes the lock, as if no other server had written and no request been applied before, and
     * takes the lock and stores it in one round trip. Empty, and nothing is changed, if that was not so, which PostgreSQL
     * finds out: the log's end has moved, or there is a receipt already. Empty also if there is nothing to append, as only an
     * append finds out where the log ends.
     */
    private Optional<Batch> storeAhead(Connection connection, List<PendingCommand> pending) throws SQLException {
        Batch batch = decide(connection, pending, new Locked(head, Map.of()));
        if (batch.events().isEmpty()) {
            return Optional.empty();
        }
        try {
            isCommitting = true;
            List<Write> writes = batch.writes(log, snapshots, claims);
            batch.appliedBefore(log.lockAndCommit(connection, batch.withoutReceipt(), writes));
            return Optional.of(batch);
        } catch (SQLException e) {
            if (!isRefusedForItsData(e)) {
                throw e;
            }
            isCommitting = false;
            connection.rollback();
            batch.takeBack();
            return Optional.empty();
        }
    }

    /** Neither constraints nor types ever refuse what was decided. Should they, one command must not fail its neighbours. */
    private List<Event> runOneByOne(List<PendingCommand> pending, Exception refusal) {
        LOG.error("what was decided could not be stored: {}", RootCause.line(refusal));
        if (pending.size() == 1) {
            pending.getFirst().outcome().completeExceptionally(new IllegalStateException(RootCause.line(refusal)));
            return List.of();
        }
        var stored = new ArrayList<Event>();
        for (PendingCommand command : pending) {
            stored.addAll(run(List.of(command)));
        }
        return stored;
    }

    private static boolean isRefusedForItsData(Exception failure) {
        return sqlState(failure)
                .map(state -> REFUSED_DATA.contains(state.substring(0, CLASS_LENGTH)))
                // Not the database's: what one command needs cannot be read, for instance.
                .orElse(failure instanceof RuntimeException);
    }

    /** Whether the statements reached PostgreSQL and one of them failed there: then none is committed. */
    private static boolean isRefusedByPostgres(Exception failure) {
        return sqlState(failure)
                .filter(state -> !LOST.contains(state.substring(0, CLASS_LENGTH)))
                .isPresent();
    }

    private static String problem(Exception failure) {
        return sqlState(failure).filter(state -> state.startsWith(INSUFFICIENT_RESOURCES)).isPresent()
                ? "the database has no room left"
                : "the database is away or failed";
    }

    private static Optional<String> sqlState(Exception failure) {
        return switch (failure) {
            case DataAccessException thrown -> Optional.of(thrown.sqlState());
            case SQLException thrown -> Optional.of(Objects.requireNonNullElse(thrown.getSQLState(), NO_SQL_STATE));
            default -> Optional.empty();
        };
    }

    private Batch decide(Connection connection, List<PendingCommand> pending, Locked log) {
        DSLContext sql = Database.sql(connection);
        var batch = new Batch(pending, state, log, clock);
        batch.load(sql);
        batch.decide(sql);
        return batch;
    }

    /** Takes in what other servers wrote since this one last held the lock. */
    private void catchUp(DSLContext sql, Head head) {
        long behind = head.position() - state.position();
        if (state.position() == 0 || behind < 0 || behind > MAX_CATCH_UP) {
            state.forgetAll(head.position());
        } else if (behind > 0) {
            List<Event> written = log.read(sql, state.position() + 1, head.position(), MAX_CATCH_UP);
            state.catchUp(sql, written);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("roll-back failed", e);
        }
    }

    private static List<Event> fail(List<PendingCommand> pending, Exception failure, boolean isUnknown) {
        Exception told = failure;
        if (sqlState(failure).isPresent()) {
            told = isUnknown
                    ? ServiceException.outcomeUnknown("the database was lost while it committed")
                    : ServiceException.unavailable("postgres", problem(failure) + "; nothing was stored");
        }
        LOG.warn("a batch of {} commands failed: {}", pending.size(), RootCause.line(failure));
        LOG.debug("it failed here", failure);
        for (PendingCommand command : pending) {
            command.outcome().completeExceptionally(told);
        }
        return List.of();
    }
}
