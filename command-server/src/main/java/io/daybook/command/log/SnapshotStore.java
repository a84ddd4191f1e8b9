package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.APPOINTMENT;
import static io.daybook.command.log.schema.Tables.CALENDAR;
import static io.daybook.command.log.schema.Tables.SERIES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.update;

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
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The newest snapshot of every entity in SQL, written with its events. Its methods read in the transaction of the
 * {@link DSLContext} they are given, or give statements that write, for many to be sent together. Stateless.
 */
public final class SnapshotStore {

    private static final Rows.Statement<CalendarSnapshot> UPSERT_CALENDARS = upsertCalendars();
    private static final Rows.Statement<CalendarSnapshot> GIVE_NAMES_BACK = giveNamesBack();
    private static final Rows.Statement<CalendarSnapshot> TAKE_NAMES = takeNames();
    private static final Rows.Statement<AppointmentSnapshot> UPSERT_APPOINTMENTS = upsertAppointments();
    private static final Rows.Statement<SeriesSnapshot> UPSERT_SERIES = upsertSeries();

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
    public Write writeCalendars(Collection<CalendarSnapshot> calendars) {
        return UPSERT_CALENDARS.with(calendars);
    }

    /**
     * Writes the names of calendars that were written: those that are renamed or closed first give theirs back, as rows are
     * checked one by one, and a name that one calendar gives up may be taken by another in the same batch.
     */
    public List<Write> writeNames(Collection<CalendarSnapshot> calendars) {
        return List.of(GIVE_NAMES_BACK.with(calendars), TAKE_NAMES.with(calendars));
    }

    /** Writes appointments, replacing older snapshots. */
    public Write writeAppointments(Collection<AppointmentSnapshot> appointments) {
        return UPSERT_APPOINTMENTS.with(appointments);
    }

    /** Writes series, replacing older snapshots. */
    public Write writeSeries(Collection<SeriesSnapshot> series) {
        return UPSERT_SERIES.with(series);
    }

    private static Rows.Statement<CalendarSnapshot> upsertCalendars() {
        var rows = new Rows<CalendarSnapshot>()
                .with(CALENDAR.CALENDAR_ID, CalendarSnapshot::id)
                .with(CALENDAR.SNAPSHOT, calendar -> calendar.toMessage().toByteArray());
        return rows.in(rows.insertInto(CALENDAR)
                .onConflict(CALENDAR.CALENDAR_ID)
                .doUpdate()
                .set(CALENDAR.SNAPSHOT, excluded(CALENDAR.SNAPSHOT)));
    }

    private static Rows.Statement<CalendarSnapshot> giveNamesBack() {
        var ids = new Rows<CalendarSnapshot>().with(CALENDAR.CALENDAR_ID, CalendarSnapshot::id);
        return ids.in(update(CALENDAR)
                .set(CALENDAR.NAME_KEY, inline((String) null))
                .where(CALENDAR.CALENDAR_ID.eq(any(ids.<String>only()))));
    }

    private static Rows.Statement<CalendarSnapshot> takeNames() {
        var names = new Rows<CalendarSnapshot>()
                .with(CALENDAR.CALENDAR_ID, CalendarSnapshot::id)
                .with(CALENDAR.NAME_KEY, calendar ->
                        calendar.state().openName().map(Profile::nameKey).orElse(null));
        return names.in(update(CALENDAR)
                .set(CALENDAR.NAME_KEY, Rows.given(CALENDAR.NAME_KEY))
                .from(names.asTable())
                .where(CALENDAR.CALENDAR_ID.eq(Rows.given(CALENDAR.CALENDAR_ID))));
    }

    private static Rows.Statement<AppointmentSnapshot> upsertAppointments() {
        var rows = new Rows<AppointmentSnapshot>()
                .with(APPOINTMENT.APPOINTMENT_ID, appointment -> UUID.fromString(appointment.id()))
                .withTime(APPOINTMENT.HOLD_EXPIRE_TIME, appointment ->
                        appointment.state() instanceof Held held ? held.expires() : null)
                .with(APPOINTMENT.SNAPSHOT, appointment -> appointment.toMessage().toByteArray());
        return rows.in(rows.insertInto(APPOINTMENT)
                .onConflict(APPOINTMENT.APPOINTMENT_ID)
                .doUpdate()
                .set(APPOINTMENT.HOLD_EXPIRE_TIME, excluded(APPOINTMENT.HOLD_EXPIRE_TIME))
                .set(APPOINTMENT.SNAPSHOT, excluded(APPOINTMENT.SNAPSHOT)));
    }

    private static Rows.Statement<SeriesSnapshot> upsertSeries() {
        var rows = new Rows<SeriesSnapshot>()
                .with(SERIES.SERIES_ID, one -> UUID.fromString(one.id()))
                .with(SERIES.SNAPSHOT, one -> one.toMessage().toByteArray());
        return rows.in(rows.insertInto(SERIES)
                .onConflict(SERIES.SERIES_ID)
                .doUpdate()
                .set(SERIES.SNAPSHOT, excluded(SERIES.SNAPSHOT)));
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
