package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.APPOINTMENT_CLAIM;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.Bookings.Entry;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.message.AppointmentSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/**
 * The time that appointments take on calendars, in SQL. Its methods run in the transaction of the {@link DSLContext} they
 * are given. Stateless.
 */
public final class ClaimStore {

    /** Takes what is read. */
    @FunctionalInterface
    public interface Reader {
        /** What one appointment takes on one calendar. */
        void read(String calendarId, Entry entry);
    }

    /** Reads what is taken on the calendars named. */
    public void read(DSLContext sql, Collection<String> calendarIds, Reader reader) {
        sql.selectFrom(APPOINTMENT_CLAIM)
                .where(APPOINTMENT_CLAIM.CALENDAR_ID.eq(any(calendarIds.toArray(String[]::new))))
                .fetch()
                .forEach(row -> reader.read(
                        row.getCalendarId(),
                        new Entry(
                                row.getAppointmentId().toString(),
                                new TimeSlot(row.getStartTime(), row.getEndTime()),
                                new TimeSlot(row.getBlockedStart(), row.getBlockedEnd()),
                                row.getExternalUid())));
    }

    /**
     * Gives back all that some appointments take. To be called before {@link #write}, whose rows are checked one by one: a
     * slot that one appointment leaves may be taken by another in the same batch.
     */
    public void free(DSLContext transaction, Collection<String> appointmentIds) {
        if (!appointmentIds.isEmpty()) {
            transaction
                    .deleteFrom(APPOINTMENT_CLAIM)
                    .where(APPOINTMENT_CLAIM.APPOINTMENT_ID.eq(
                            any(appointmentIds.stream().map(UUID::fromString).toArray(UUID[]::new))))
                    .execute();
        }
    }

    /**
     * Writes what some appointments take; what they have already they keep, as they got it.
     *
     * @param hasOneSeat whether a calendar has only one seat
     */
    public void write(
            DSLContext transaction, Collection<AppointmentSnapshot> appointments, Predicate<String> hasOneSeat) {
        if (appointments.isEmpty()) {
            return;
        }
        BatchBindStep insert = transaction.batch(transaction
                .insertInto(
                        APPOINTMENT_CLAIM,
                        APPOINTMENT_CLAIM.CALENDAR_ID,
                        APPOINTMENT_CLAIM.APPOINTMENT_ID,
                        APPOINTMENT_CLAIM.START_TIME,
                        APPOINTMENT_CLAIM.END_TIME,
                        APPOINTMENT_CLAIM.BLOCKED_START,
                        APPOINTMENT_CLAIM.BLOCKED_END,
                        APPOINTMENT_CLAIM.EXCLUSIVE_START,
                        APPOINTMENT_CLAIM.EXTERNAL_UID)
                .values((String) null, null, null, null, null, null, null, null)
                .onConflict(APPOINTMENT_CLAIM.APPOINTMENT_ID, APPOINTMENT_CLAIM.CALENDAR_ID)
                .doUpdate()
                .set(APPOINTMENT_CLAIM.EXTERNAL_UID, excluded(APPOINTMENT_CLAIM.EXTERNAL_UID)));
        for (AppointmentSnapshot appointment : appointments) {
            Booking booking = appointment.activeBooking().orElseThrow();
            for (Claim claim : booking.claims()) {
                boolean isMain = claim.calendarId().equals(booking.calendarId());
                Instant start = booking.slot().start();
                insert.bind(
                        claim.calendarId(),
                        UUID.fromString(appointment.id()),
                        start,
                        booking.slot().end(),
                        claim.blocked().start(),
                        claim.blocked().end(),
                        hasOneSeat.test(claim.calendarId()) ? start : null,
                        isMain ? booking.externalUid() : "");
            }
        }
        insert.execute();
    }
}
