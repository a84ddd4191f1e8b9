package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.COMMAND_RECEIPT;
import static io.daybook.command.log.schema.Tables.EVENT;
import static io.daybook.command.log.schema.Tables.LOG_HEAD;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.when;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.scheduling.message.Times;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The log in SQL: gapless positions in commit order, because only the holder of the head's row lock appends. Its methods
 * read in the transaction they are given, or give statements that write, for many to be sent together. Stateless.
 */
public final class EventLog {

    private static final Write LOCK = new Write(lockedHead(), List.of());
    private static final String RECEIPTS = receiptsOfRequests();
    private static final Rows.Statement<Event> INSERT_EVENTS = insertEvents();
    private static final Rows.Statement<List<Event>> MOVE_HEAD = moveHead();
    private static final Rows.Statement<Receipt> INSERT_RECEIPTS = insertReceipts();

    /**
     * What the holder of the lock knows.
     *
     * @param head     where the log ends, until the lock is given back
     * @param receipts of the requests that were applied, by their ids
     */
    public record Locked(Head head, Map<UUID, Receipt> receipts) {}

    /**
     * Takes the lock that makes this transaction the only writer, until it ends, and then reads where the log ends, and the
     * receipts of those of the requests that were applied. One round trip, but two statements: one alone would look up the
     * receipts before it waits for the lock, and miss those that were written meanwhile.
     */
    public Locked lock(Connection transaction, Collection<UUID> requestIds) throws SQLException {
        try (PreparedStatement statement = Write.prepare(transaction, List.of(LOCK, receiptsOf(requestIds)))) {
            statement.execute();
            Head head = head(statement.getResultSet());
            statement.getMoreResults();
            return new Locked(head, receipts(statement.getResultSet()));
        }
    }

    /**
     * Runs statements in order and commits them, all in one round trip.
     *
     * @throws SQLException if it failed. If PostgreSQL itself refused one of them, nothing is stored; if it was lost meanwhile,
     *                      nobody knows
     */
    public void commit(Connection transaction, List<Write> writes) throws SQLException {
        try (PreparedStatement statement = Write.prepare(transaction, with(writes, Write.COMMIT))) {
            statement.execute();
        }
    }

    /**
     * The same, by a transaction that does not hold the lock: the first of its statements, which {@linkplain #append append},
     * takes it, or refuses. Then the receipts of requests are read, also in this round trip.
     */
    public Map<UUID, Receipt> lockAndCommit(Connection transaction, Collection<UUID> requestIds, List<Write> writes)
            throws SQLException {
        if (requestIds.isEmpty()) {
            commit(transaction, writes);
            return Map.of();
        }
        var all = new ArrayList<Write>(with(writes, Write.COMMIT));
        all.add(1, receiptsOf(requestIds));
        try (PreparedStatement statement = Write.prepare(transaction, all)) {
            statement.execute();
            statement.getMoreResults();
            return receipts(statement.getResultSet());
        }
    }

    /** Reads where the log ends, without waiting for a writer. */
    public Head head(DSLContext sql) {
        return sql.selectFrom(LOG_HEAD).fetchSingle(row -> new Head(row.getPosition(), row.getCommitTime()));
    }

    /** Reads the events from one position to another, both inclusive, at most {@code limit} of them, in order. */
    public List<Event> read(DSLContext sql, long from, long until, int limit) {
        return sql.select(EVENT.ENVELOPE)
                .from(EVENT)
                .where(EVENT.POSITION.between(from, until))
                .orderBy(EVENT.POSITION)
                .limit(limit)
                .fetch(row -> parse(row.value1()));
    }

    /** Reads the events of one entity up to a version, in order. */
    public List<Event> readEntity(DSLContext sql, EntityType type, String id, long untilVersion) {
        return sql.select(EVENT.ENVELOPE)
                .from(EVENT)
                .where(EVENT.ENTITY_TYPE.eq(EntityTypes.column(type)))
                .and(EVENT.ENTITY_ID.eq(id))
                .and(EVENT.VERSION.le(untilVersion))
                .orderBy(EVENT.VERSION)
                .fetch(row -> parse(row.value1()));
    }

    /**
     * Moves the head from right before the first of some events to the last, and appends them. PostgreSQL refuses if the log
     * ends anywhere else.
     */
    public List<Write> append(List<Event> events) {
        return List.of(MOVE_HEAD.with(List.of(events)), INSERT_EVENTS.with(events));
    }

    /** Keeps the receipts of applied requests. */
    public Write keep(List<Receipt> receipts) {
        return INSERT_RECEIPTS.with(receipts);
    }

    private static String lockedHead() {
        return Database.rendered(
                select(LOG_HEAD.POSITION, LOG_HEAD.COMMIT_TIME).from(LOG_HEAD).forUpdate());
    }

    private static String receiptsOfRequests() {
        return Database.rendered(select(
                        COMMAND_RECEIPT.REQUEST_ID,
                        COMMAND_RECEIPT.FINGERPRINT,
                        COMMAND_RECEIPT.ENTITY_TYPE,
                        COMMAND_RECEIPT.ENTITY_ID,
                        COMMAND_RECEIPT.VERSION,
                        COMMAND_RECEIPT.POSITION,
                        COMMAND_RECEIPT.COMMIT_TIME)
                .from(COMMAND_RECEIPT)
                .where(COMMAND_RECEIPT.REQUEST_ID.eq(any((UUID[]) null))));
    }

    private static Write receiptsOf(Collection<UUID> requestIds) {
        return new Write(RECEIPTS, List.<Object[]>of(requestIds.toArray(UUID[]::new)));
    }

    private static List<Write> with(List<Write> writes, Write last) {
        return Stream.concat(writes.stream(), Stream.of(last)).toList();
    }

    private static Head head(ResultSet row) throws SQLException {
        row.next();
        return new Head(row.getLong(1), instant(row, 2));
    }

    private static Map<UUID, Receipt> receipts(ResultSet rows) throws SQLException {
        var receipts = new HashMap<UUID, Receipt>();
        while (rows.next()) {
            var receipt = new Receipt(
                    rows.getObject(1, UUID.class),
                    Fingerprint.stored(rows.getBytes(2)),
                    EntityTypes.ofColumn(rows.getString(3)),
                    rows.getString(4),
                    rows.getLong(5),
                    rows.getLong(6),
                    instant(rows, 7));
            receipts.put(receipt.requestId(), receipt);
        }
        return receipts;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Rows.Statement<Event> insertEvents() {
        var rows = new Rows<Event>()
                .with(EVENT.POSITION, Event::getPosition)
                .with(EVENT.EVENT_ID, event -> UUID.fromString(event.getEventId()))
                .with(EVENT.ENTITY_TYPE, event -> EntityTypes.column(event.getEntityType()))
                .with(EVENT.ENTITY_ID, Event::getEntityId)
                .with(EVENT.VERSION, Event::getVersion)
                .with(EVENT.TYPE, event -> event.getPayloadCase().name())
                .withTime(EVENT.COMMIT_TIME, event -> Times.instant(event.getCommitTime()))
                .with(EVENT.ACTOR, Event::getActor)
                .with(EVENT.REQUEST_ID, event -> UUID.fromString(event.getRequestId()))
                .with(EVENT.ENVELOPE, Event::toByteArray);
        return rows.in(rows.insertInto(EVENT));
    }

    private static Rows.Statement<List<Event>> moveHead() {
        Field<Long> expected = DSL.field(name("expected"), Long.class);
        var move = new Rows<List<Event>>()
                .with(expected, events -> events.getFirst().getPosition() - 1)
                .with(LOG_HEAD.POSITION, events -> events.getLast().getPosition())
                .withTime(LOG_HEAD.COMMIT_TIME, events -> Times.instant(events.getLast().getCommitTime()));
        return move.in(update(LOG_HEAD)
                // Null, which the column does not take: an update of no row would let the transaction go on.
                .set(LOG_HEAD.POSITION, when(isEnd(Rows.given(expected)), Rows.given(LOG_HEAD.POSITION)))
                .set(LOG_HEAD.COMMIT_TIME, Rows.given(LOG_HEAD.COMMIT_TIME))
                .from(move.asTable()));
    }

    private static Condition isEnd(Field<Long> position) {
        return LOG_HEAD.POSITION.eq(position);
    }

    private static Rows.Statement<Receipt> insertReceipts() {
        var rows = new Rows<Receipt>()
                .with(COMMAND_RECEIPT.REQUEST_ID, Receipt::requestId)
                .with(COMMAND_RECEIPT.FINGERPRINT, receipt -> receipt.fingerprint().bytes())
                .with(COMMAND_RECEIPT.ENTITY_TYPE, receipt -> EntityTypes.column(receipt.entityType()))
                .with(COMMAND_RECEIPT.ENTITY_ID, Receipt::entityId)
                .with(COMMAND_RECEIPT.VERSION, Receipt::version)
                .with(COMMAND_RECEIPT.POSITION, Receipt::position)
                .withTime(COMMAND_RECEIPT.COMMIT_TIME, Receipt::commitTime);
        return rows.in(rows.insertInto(COMMAND_RECEIPT));
    }

    private static Event parse(byte[] envelope) {
        try {
            return Event.parseFrom(envelope);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an envelope in the log is damaged", e);
        }
    }
}
