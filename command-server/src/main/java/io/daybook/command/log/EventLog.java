package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.COMMAND_RECEIPT;
import static io.daybook.command.log.schema.Tables.EVENT;
import static io.daybook.command.log.schema.Tables.LOG_HEAD;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;

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
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Result;
import org.jooq.Results;
import org.jooq.Select;

/**
 * The log in SQL: gapless positions in commit order, because only the holder of the head's row lock appends. Its methods
 * read in the transaction of the {@link DSLContext} they are given, or give statements that write, for many to be sent
 * together. Stateless.
 */
public final class EventLog {

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
    public Locked lock(DSLContext transaction, Collection<UUID> requestIds) {
        Results results = transaction.fetchMany("{0}; {1}", lockedHead(), receiptsOf(requestIds));
        return new Locked(head(results.get(0).into(LOG_HEAD).getFirst()), receipts(results.get(1)));
    }

    private static Select<?> lockedHead() {
        return selectFrom(LOG_HEAD).forUpdate();
    }

    private static Select<?> receiptsOf(Collection<UUID> requestIds) {
        return selectFrom(COMMAND_RECEIPT).where(COMMAND_RECEIPT.REQUEST_ID.eq(any(requestIds.toArray(UUID[]::new))));
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

    /** Appends events and moves the head to the last of them. The transaction must hold the head's lock. */
    public List<Query> append(List<Event> events) {
        Event last = events.getLast();
        return List.of(
                Rows.of(events)
                        .with(EVENT.POSITION, Event::getPosition)
                        .with(EVENT.EVENT_ID, event -> UUID.fromString(event.getEventId()))
                        .with(EVENT.ENTITY_TYPE, event -> EntityTypes.column(event.getEntityType()))
                        .with(EVENT.ENTITY_ID, Event::getEntityId)
                        .with(EVENT.VERSION, Event::getVersion)
                        .with(EVENT.TYPE, event -> event.getPayloadCase().name())
                        .with(EVENT.COMMIT_TIME, event -> Times.instant(event.getCommitTime()))
                        .with(EVENT.ACTOR, Event::getActor)
                        .with(EVENT.REQUEST_ID, event -> UUID.fromString(event.getRequestId()))
                        .with(EVENT.ENVELOPE, Event::toByteArray)
                        .insertInto(EVENT),
                update(LOG_HEAD)
                        .set(LOG_HEAD.POSITION, last.getPosition())
                        .set(LOG_HEAD.COMMIT_TIME, Times.instant(last.getCommitTime())));
    }

    /** Keeps the receipts of applied requests. */
    public Query keep(List<Receipt> receipts) {
        return Rows.of(receipts)
                .with(COMMAND_RECEIPT.REQUEST_ID, Receipt::requestId)
                .with(COMMAND_RECEIPT.FINGERPRINT, receipt -> receipt.fingerprint().bytes())
                .with(COMMAND_RECEIPT.ENTITY_TYPE, receipt -> EntityTypes.column(receipt.entityType()))
                .with(COMMAND_RECEIPT.ENTITY_ID, Receipt::entityId)
                .with(COMMAND_RECEIPT.VERSION, Receipt::version)
                .with(COMMAND_RECEIPT.POSITION, Receipt::position)
                .with(COMMAND_RECEIPT.COMMIT_TIME, Receipt::commitTime)
                .insertInto(COMMAND_RECEIPT);
    }

    private static Map<UUID, Receipt> receipts(Result<?> rows) {
        return rows.into(COMMAND_RECEIPT).stream()
                .map(row -> new Receipt(
                        row.getRequestId(),
                        Fingerprint.stored(row.getFingerprint()),
                        EntityTypes.ofColumn(row.getEntityType()),
                        row.getEntityId(),
                        row.getVersion(),
                        row.getPosition(),
                        row.getCommitTime()))
                .collect(Collectors.toMap(Receipt::requestId, Function.identity()));
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
