package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.APPOINTMENT;
import static io.daybook.command.log.schema.Tables.CALENDAR;
import static io.daybook.command.log.schema.Tables.SERIES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.daybook.scheduling.Appointment.Held;
import io.daybook.scheduling.Calendar.Profile;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.scheduling.message.SeriesSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import io.daybook.v1.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The newest snapshot of every entity in SQL, written with its events. Its methods run in the transaction of the
 * {@link DSLContext} they are given. Stateless.
 */
public final class SnapshotStore {

    /** Reads the calendars that exist among those named. */
    public List<CalendarSnapshot> calendars(DSLContext sql, Collection<String> ids) {
        return calendarsWith(CALENDAR.CALENDAR_ID.eq(any(ids.toArray(String[]::new))), sql);
    }

    /** Reads the open calendars that have one of these names, as {@link Profile#nameKey} writes them. */
    public List<CalendarSnapshot> openCalendarsNamed(DSLContext sql, Collection<String> nameKeys) {
        return calendarsWith(CALENDAR.NAME_KEY.eq(any(nameKeys.toArray(String[]::new))), sql);
    }

    /** Reads the appointments that exist among those named. */
    public List<AppointmentSnapshot> appointments(DSLContext sql, Collection<String> ids) {
        return sql.select(APPOINTMENT.SNAPSHOT)
                .from(APPOINTMENT)
                .where(APPOINTMENT.APPOINTMENT_ID.eq(any(uuids(ids))))
                .fetch(row -> AppointmentSnapshot.fromMessage(parse(Appointment.parser(), row.value1())));
    }

    /** Reads the series that exist among those named. */
    public List<SeriesSnapshot> series(DSLContext sql, Collection<String> ids) {
        return sql.select(SERIES.SNAPSHOT)
                .from(SERIES)
                .where(SERIES.SERIES_ID.eq(any(uuids(ids))))
                .fetch(row -> SeriesSnapshot.fromMessage(parse(Series.parser(), row.value1())));
    }

    /** Reads the holds that run out first. */
    public List<ExpiringHold> nextHolds(DSLContext sql, int limit) {
        return sql.select(APPOINTMENT.APPOINTMENT_ID, APPOINTMENT.HOLD_EXPIRE_TIME)
                .from(APPOINTMENT)
                .where(APPOINTMENT.HOLD_EXPIRE_TIME.isNotNull())
                .orderBy(APPOINTMENT.HOLD_EXPIRE_TIME)
                .limit(limit)
                .fetch(row -> new ExpiringHold(row.value1().toString(), row.value2()));
    }

    /** Writes calendars, replacing older snapshots. Their names stay as they are. */
    public void writeCalendars(DSLContext transaction, Collection<CalendarSnapshot> calendars) {
        if (calendars.isEmpty()) {
            return;
        }
        BatchBindStep upsert = transaction.batch(transaction
                .insertInto(CALENDAR, CALENDAR.CALENDAR_ID, CALENDAR.SNAPSHOT)
                .values((String) null, null)
                .onConflict(CALENDAR.CALENDAR_ID)
                .doUpdate()
                .set(CALENDAR.SNAPSHOT, excluded(CALENDAR.SNAPSHOT)));
        calendars.forEach(calendar -> upsert.bind(calendar.id(), calendar.toMessage().toByteArray()));
        upsert.execute();
    }

    /** Writes the names of calendars that were written, after {@link #freeNames}. */
    public void writeNames(DSLContext transaction, Collection<CalendarSnapshot> calendars) {
        List<CalendarSnapshot> open = calendars.stream()
                .filter(calendar -> calendar.state().openName().isPresent())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        BatchBindStep update = transaction.batch(transaction
                .update(CALENDAR)
                .set(CALENDAR.NAME_KEY, (String) null)
                .where(CALENDAR.CALENDAR_ID.eq((String) null)));
        open.forEach(calendar ->
                update.bind(Profile.nameKey(calendar.state().openName().orElseThrow()), calendar.id()));
        update.execute();
    }

    /**
     * Gives the names of calendars back that are renamed or closed. To be called before {@link #writeNames}, whose rows are
     * checked one by one: a name that one calendar gives up may be taken by another in the same batch.
     */
    public void freeNames(DSLContext transaction, Collection<String> calendarIds) {
        if (!calendarIds.isEmpty()) {
            transaction
                    .update(CALENDAR)
                    .set(CALENDAR.NAME_KEY, (String) null)
                    .where(CALENDAR.CALENDAR_ID.eq(any(calendarIds.toArray(String[]::new))))
                    .execute();
        }
    }

    /** Writes appointments, replacing older snapshots. */
    public void writeAppointments(DSLContext transaction, Collection<AppointmentSnapshot> appointments) {
        if (appointments.isEmpty()) {
            return;
        }
        BatchBindStep upsert = transaction.batch(transaction
                .insertInto(
                        APPOINTMENT, APPOINTMENT.APPOINTMENT_ID, APPOINTMENT.HOLD_EXPIRE_TIME, APPOINTMENT.SNAPSHOT)
                .values((UUID) null, null, null)
                .onConflict(APPOINTMENT.APPOINTMENT_ID)
                .doUpdate()
                .set(APPOINTMENT.HOLD_EXPIRE_TIME, excluded(APPOINTMENT.HOLD_EXPIRE_TIME))
                .set(APPOINTMENT.SNAPSHOT, excluded(APPOINTMENT.SNAPSHOT)));
        for (AppointmentSnapshot appointment : appointments) {
            upsert.bind(
                    UUID.fromString(appointment.id()),
                    appointment.state() instanceof Held held ? held.expires() : null,
                    appointment.toMessage().toByteArray());
        }
        upsert.execute();
    }

    /** Writes series, replacing older snapshots. */
    public void writeSeries(DSLContext transaction, Collection<SeriesSnapshot> series) {
        if (series.isEmpty()) {
            return;
        }
        BatchBindStep upsert = transaction.batch(transaction
                .insertInto(SERIES, SERIES.SERIES_ID, SERIES.SNAPSHOT)
                .values((UUID) null, null)
                .onConflict(SERIES.SERIES_ID)
                .doUpdate()
                .set(SERIES.SNAPSHOT, excluded(SERIES.SNAPSHOT)));
        series.forEach(one -> upsert.bind(UUID.fromString(one.id()), one.toMessage().toByteArray()));
        upsert.execute();
    }

    private static List<CalendarSnapshot> calendarsWith(Condition condition, DSLContext sql) {
        return sql.select(CALENDAR.SNAPSHOT)
                .from(CALENDAR)
                .where(condition)
                .fetch(row -> CalendarSnapshot.fromMessage(parse(Calendar.parser(), row.value1())));
    }

    private static UUID[] uuids(Collection<String> ids) {
        return ids.stream().map(UUID::fromString).toArray(UUID[]::new);
    }

    private static <M> M parse(Parser<M> parser, byte[] snapshot) {
        try {
            return parser.parseFrom(snapshot);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a snapshot is damaged", e);
        }
    }

    /**
     * A hold and when it runs out.
     *
     * @param appointmentId the appointment that is held
     * @param expires       when
     */
    public record ExpiringHold(String appointmentId, Instant expires) {}
}
