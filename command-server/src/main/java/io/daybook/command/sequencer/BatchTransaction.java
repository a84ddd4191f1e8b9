package io.daybook.command.sequencer;

import io.daybook.command.log.ClaimStore;
import io.daybook.command.log.Database;
import io.daybook.command.log.EventLog;
import io.daybook.command.log.EventLog.Locked;
import io.daybook.command.log.Head;
import io.daybook.command.log.SnapshotStore;
import io.daybook.service.RootCause;
import io.daybook.service.ServiceException;
import io.daybook.v1.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a batch of commands and stores what came of it, in one transaction that holds the log's lock. For one thread.
 */
final class BatchTransaction {

    /** Beyond this it is cheaper to load what is needed than to read what others wrote. */
    private static final int MAX_CATCH_UP = 2_000;

    /** The class of SQLSTATE for a full disk and the like. */
    private static final String INSUFFICIENT_RESOURCES = "53";

    private static final Logger LOG = LoggerFactory.getLogger(BatchTransaction.class);

    private final EventLog log = new EventLog();
    private final SnapshotStore snapshots = new SnapshotStore();
    private final ClaimStore claims = new ClaimStore();
    private final ExactState state = new ExactState(snapshots, claims);
    private final Database database;
    private final Clock clock;

    BatchTransaction(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes nothing in memory for granted any more. */
    void forget() {
        state.forgetAll(0);
    }

    /** Runs a batch and completes every outcome in it. Returns whether events were stored. */
    boolean run(List<PendingCommand> pending) {
        var committing = new boolean[1];
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                Batch batch = decideAndStore(Database.sql(connection), pending);
                committing[0] = true;
                connection.commit();
                batch.completeOutcomes();
                return batch.hasEvents();
            } catch (SQLException | RuntimeException e) {
                // Ends the transaction, whatever the connection's state; the pool discards a broken one.
                rollBack(connection);
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            // The state has taken in events that were not stored, or it is not known whether they were.
            forget();
            return !committing[0] && isRefusedForItsData(e) ? runOneByOne(pending, e) : fail(pending, e, committing[0]);
        }
    }

    /** Neither constraints nor types ever refuse what was decided. Should they, one command must not fail its neighbours. */
    private boolean runOneByOne(List<PendingCommand> pending, Exception refusal) {
        LOG.error("what was decided could not be stored: {}", RootCause.line(refusal));
        if (pending.size() == 1) {
            pending.getFirst().outcome().completeExceptionally(new IllegalStateException(RootCause.line(refusal)));
            return false;
        }
        boolean stored = false;
        for (PendingCommand command : pending) {
            stored |= run(List.of(command));
        }
        return stored;
    }

    private static boolean isRefusedForItsData(Exception failure) {
        return switch (failure) {
            case DataAccessException refusal -> switch (refusal.sqlStateClass()) {
                case C22_DATA_EXCEPTION, C23_INTEGRITY_CONSTRAINT_VIOLATION -> true;
                default -> false;
            };
            // Not the database's: what one command needs cannot be read, for instance.
            case RuntimeException _ -> true;
            default -> false;
        };
    }

    private static String problem(Exception failure) {
        return failure instanceof DataAccessException refusal && refusal.sqlState().startsWith(INSUFFICIENT_RESOURCES)
                ? "the database has no room left"
                : "the database is away or failed";
    }

    private Batch decideAndStore(DSLContext sql, List<PendingCommand> pending) {
        Locked locked = log.lock(
                sql, pending.stream().map(command -> command.request().requestId()).toList());
        catchUp(sql, locked.head());
        var batch = new Batch(pending, state, locked, clock);
        batch.load(sql);
        batch.decide(sql);
        batch.store(sql, log, snapshots, claims);
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

    private static boolean fail(List<PendingCommand> pending, Exception failure, boolean committing) {
        Exception told = failure;
        if (failure instanceof SQLException || failure instanceof DataAccessException) {
            told = committing
                    ? ServiceException.outcomeUnknown("the database was lost while it committed")
                    : ServiceException.unavailable("postgres", problem(failure) + "; nothing was stored");
        }
        LOG.warn("a batch of {} commands failed: {}", pending.size(), RootCause.line(failure));
        LOG.debug("it failed here", failure);
        for (PendingCommand command : pending) {
            command.outcome().completeExceptionally(told);
        }
        return false;
    }
}
