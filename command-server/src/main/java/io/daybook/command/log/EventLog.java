package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.COMMAND_RECEIPT;
import static io.daybook.command.log.schema.Tables.EVENT;
import static io.daybook.command.log.schema.Tables.LOG_HEAD;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.scheduling.message.Times;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/**
 * The log in SQL: gapless positions in commit order, because only the holder of the head's row lock appends. Its methods
 * run in the transaction of the {@link DSLContext} they are given. Stateless.
 */
public final class EventLog {

    /** Takes the lock that makes this transaction the only writer, until it ends, and reads where the log ends. */
    public Head lockHead(DSLContext transaction) {
        return transaction.selectFrom(LOG_HEAD).forUpdate().fetchSingle(EventLog::head);
    }

    /** Reads where the log ends, without waiting for a writer. */
    public Head head(DSLContext sql) {
        return sql.selectFrom(LOG_HEAD).fetchSingle(EventLog::head);
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

    /** Finds the receipts of those of the requests that were applied. */
    public Map<UUID, Receipt> receipts(DSLContext sql, Collection<UUID> requestIds) {
        return sql
                .selectFrom(COMMAND_RECEIPT)
                .where(COMMAND_RECEIPT.REQUEST_ID.eq(org.jooq.impl.DSL.any(requestIds.toArray(UUID[]::new))))
                .fetch(row -> new Receipt(
                        row.getRequestId(),
                        Fingerprint.stored(row.getFingerprint()),
                        EntityTypes.ofColumn(row.getEntityType()),
                        row.getEntityId(),
                        row.getVersion(),
                        row.getPosition(),
                        row.getCommitTime()))
                .stream()
                .collect(Collectors.toMap(Receipt::requestId, Function.identity()));
    }

    /** Appends events and moves the head to the last of them. The transaction must hold the head's lock. */
    public void append(DSLContext transaction, List<Event> events) {
        BatchBindStep insert = transaction.batch(transaction
                .insertInto(
                        EVENT,
                        EVENT.POSITION,
                        EVENT.EVENT_ID,
                        EVENT.ENTITY_TYPE,
                        EVENT.ENTITY_ID,
                        EVENT.VERSION,
                        EVENT.TYPE,
                        EVENT.COMMIT_TIME,
                        EVENT.ACTOR,
                        EVENT.REQUEST_ID,
                        EVENT.ENVELOPE)
                .values((Long) null, null, null, null, null, null, null, null, null, null));
        for (Event event : events) {
            insert.bind(
                    event.getPosition(),
                    UUID.fromString(event.getEventId()),
                    EntityTypes.column(event.getEntityType()),
                    event.getEntityId(),
                    event.getVersion(),
                    event.getPayloadCase().name(),
                    Times.instant(event.getCommitTime()),
                    event.getActor(),
                    UUID.fromString(event.getRequestId()),
                    event.toByteArray());
        }
        insert.execute();
        Event last = events.getLast();
        transaction
                .update(LOG_HEAD)
                .set(LOG_HEAD.POSITION, last.getPosition())
                .set(LOG_HEAD.COMMIT_TIME, Times.instant(last.getCommitTime()))
                .execute();
    }

    /** Keeps the receipts of applied requests. */
    public void keep(DSLContext transaction, List<Receipt> receipts) {
        BatchBindStep insert = transaction.batch(transaction
                .insertInto(
                        COMMAND_RECEIPT,
                        COMMAND_RECEIPT.REQUEST_ID,
                        COMMAND_RECEIPT.FINGERPRINT,
                        COMMAND_RECEIPT.ENTITY_TYPE,
                        COMMAND_RECEIPT.ENTITY_ID,
                        COMMAND_RECEIPT.VERSION,
                        COMMAND_RECEIPT.POSITION,
                        COMMAND_RECEIPT.COMMIT_TIME)
                .values((UUID) null, null, null, null, null, null, null));
        for (Receipt receipt : receipts) {
            insert.bind(
                    receipt.requestId(),
                    receipt.fingerprint().bytes(),
                    EntityTypes.column(receipt.entityType()),
                    receipt.entityId(),
                    receipt.version(),
                    receipt.position(),
                    receipt.commitTime());
        }
        insert.execute();
    }

    private static Head head(io.daybook.command.log.schema.tables.records.LogHeadRecord row) {
        Instant commitTime = row.getCommitTime();
        return new Head(row.getPosition(), commitTime);
    }

    private static Event parse(byte[] envelope) {
        try {
            return Event.parseFrom(envelope);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an envelope in the log is damaged", e);
        }
    }
}
