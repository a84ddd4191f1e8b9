package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.APPOINTMENT;
import static io.daybook.command.log.schema.Tables.CALENDAR;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/**
 * The newest snapshot of every entity in SQL, written with its events. Its methods run in the transaction of the
 * {@link DSLContext} they are given. Stateless.
 */
public final class SnapshotStore {

    /** Reads the calendars that exist among those named. */
    public List<CalendarSnapshot> calendars(DSLContext sql, Collection<String> ids) {
        return sql.select(CALENDAR.SNAPSHOT)
                .from(CALENDAR)
                .where(CALENDAR.CALENDAR_ID.eq(any(ids.toArray(String[]::new))))
                .fetch(row -> CalendarSnapshot.fromMessage(parse(Calendar.parser(), row.value1())));
    }

    /** Reads the appointments that exist among those named. */
    public List<AppointmentSnapshot> appointments(DSLContext sql, Collection<String> ids) {
        return sql.select(APPOINTMENT.SNAPSHOT)
                .from(APPOINTMENT)
                .where(APPOINTMENT.APPOINTMENT_ID.eq(
                        any(ids.stream().map(UUID::fromString).toArray(UUID[]::new))))
                .fetch(row -> AppointmentSnapshot.fromMessage(parse(Appointment.parser(), row.value1())));
    }

    /** Reads the slots that active appointments hold on the calendars named. */
    public List<HeldSlot> heldSlots(DSLContext sql, Collection<String> calendarIds) {
        return sql.select(
                        APPOINTMENT.CALENDAR_ID,
                        APPOINTMENT.APPOINTMENT_ID,
                        APPOINTMENT.START_TIME,
                        APPOINTMENT.END_TIME,
                        APPOINTMENT.EXTERNAL_UID)
                .from(APPOINTMENT)
                .where(APPOINTMENT.CALENDAR_ID.eq(any(calendarIds.toArray(String[]::new))))
                .and(APPOINTMENT.ACTIVE)
                .fetch(row -> new HeldSlot(
                        row.value1(), row.value2().toString(), new TimeSlot(row.value3(), row.value4()), row.value5()));
    }

    /** Writes calendars, replacing older snapshots. */
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
        for (CalendarSnapshot calendar : calendars) {
            upsert.bind(calendar.id(), calendar.toMessage().toByteArray());
        }
        upsert.execute();
    }

    /**
     * Frees the slots of appointments that move or end. To be called before {@link #writeAppointments}, whose rows are
     * checked one by one: a slot that one appointment leaves may be taken by another in the same batch.
     */
    public void freeSlots(DSLContext transaction, Collection<String> appointmentIds) {
        if (appointmentIds.isEmpty()) {
            return;
        }
        transaction
                .update(APPOINTMENT)
                .set(APPOINTMENT.ACTIVE, false)
                .where(APPOINTMENT.APPOINTMENT_ID.eq(
                        any(appointmentIds.stream().map(UUID::fromString).toArray(UUID[]::new))))
                .execute();
    }

    /** Writes appointments, replacing older snapshots. */
    public void writeAppointments(DSLContext transaction, Collection<AppointmentSnapshot> appointments) {
        if (appointments.isEmpty()) {
            return;
        }
        BatchBindStep upsert = transaction.batch(transaction
                .insertInto(
                        APPOINTMENT,
                        APPOINTMENT.APPOINTMENT_ID,
                        APPOINTMENT.CALENDAR_ID,
                        APPOINTMENT.ACTIVE,
                        APPOINTMENT.START_TIME,
                        APPOINTMENT.END_TIME,
                        APPOINTMENT.EXTERNAL_UID,
                        APPOINTMENT.SNAPSHOT)
                .values((UUID) null, null, null, null, null, null, null)
                .onConflict(APPOINTMENT.APPOINTMENT_ID)
                .doUpdate()
                .set(APPOINTMENT.ACTIVE, excluded(APPOINTMENT.ACTIVE))
                .set(APPOINTMENT.START_TIME, excluded(APPOINTMENT.START_TIME))
                .set(APPOINTMENT.END_TIME, excluded(APPOINTMENT.END_TIME))
                .set(APPOINTMENT.SNAPSHOT, excluded(APPOINTMENT.SNAPSHOT)));
        for (AppointmentSnapshot appointment : appointments) {
            Booking booking = appointment.booking().orElseThrow();
            upsert.bind(
                    UUID.fromString(appointment.id()),
                    booking.calendarId(),
                    appointment.activeBooking().isPresent(),
                    booking.slot().start(),
                    booking.slot().end(),
                    booking.externalUid(),
                    appointment.toMessage().toByteArray());
        }
        upsert.execute();
    }

    private static <M> M parse(Parser<M> parser, byte[] snapshot) {
        try {
            return parser.parseFrom(snapshot);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a snapshot is damaged", e);
        }
    }

    /**
     * A slot that an active appointment holds.
     *
     * @param calendarId    on which calendar
     * @param appointmentId which appointment
     * @param slot          the slot
     * @param externalUid   the appointment's external UID, empty if none
     */
    public record HeldSlot(String calendarId, String appointmentId, TimeSlot slot, String externalUid) {}
}
