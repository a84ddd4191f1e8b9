package io.daybook.command.log;

import static io.daybook.command.log.schema.Tables.APPOINTMENT_CLAIM;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;
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
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * The time that appointments take on calendars, in SQL. Its methods read in the transaction of the {@link DSLContext} they
 * are given, or give statements that write, for many to be sent together. Stateless.
 */
public final class ClaimStore {

    private static final Rows.Statement<String> DELETE = delete();
    private static final Rows.Statement<Taken> UPSERT = upsert();

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
    public Write free(Collection<String> appointmentIds) {
        return DELETE.with(appointmentIds);
    }

    /**
     * Writes what some appointments take; what they have already they keep, as they got it.
     *
     * @param hasOneSeat whether a calendar has only one seat
     */
    public Write write(Collection<AppointmentSnapshot> appointments, Predicate<String> hasOneSeat) {
        return UPSERT.with(appointments.stream()
                .flatMap(appointment -> Taken.by(appointment, hasOneSeat))
                .toList());
    }

    private static Rows.Statement<String> delete() {
        var ids = new Rows<String>().with(APPOINTMENT_CLAIM.APPOINTMENT_ID, UUID::fromString);
        return ids.in(deleteFrom(APPOINTMENT_CLAIM).where(APPOINTMENT_CLAIM.APPOINTMENT_ID.eq(any(ids.<UUID>only()))));
    }

    private static Rows.Statement<Taken> upsert() {
        var rows = new Rows<Taken>()
                .with(APPOINTMENT_CLAIM.CALENDAR_ID, Taken::calendarId)
                .with(APPOINTMENT_CLAIM.APPOINTMENT_ID, taken -> UUID.fromString(taken.appointmentId()))
                .withTime(APPOINTMENT_CLAIM.START_TIME, Taken::start)
                .withTime(APPOINTMENT_CLAIM.END_TIME, taken -> taken.booking().slot().end())
                .withTime(APPOINTMENT_CLAIM.BLOCKED_START, taken -> taken.claim().blocked().start())
                .withTime(APPOINTMENT_CLAIM.BLOCKED_END, taken -> taken.claim().blocked().end())
                .withTime(APPOINTMENT_CLAIM.EXCLUSIVE_START, taken -> taken.isOnlySeat() ? taken.start() : null)
                .with(APPOINTMENT_CLAIM.EXTERNAL_UID, Taken::externalUid);
        return rows.in(rows.insertInto(APPOINTMENT_CLAIM)
                .onConflict(APPOINTMENT_CLAIM.APPOINTMENT_ID, APPOINTMENT_CLAIM.CALENDAR_ID)
                .doUpdate()
                .set(APPOINTMENT_CLAIM.EXTERNAL_UID, excluded(APPOINTMENT_CLAIM.EXTERNAL_UID)));
    }

    /** What an appointment takes on one of its calendars. */
    private record Taken(String appointmentId, Booking booking, Claim claim, boolean isOnlySeat) {

        static Stream<Taken> by(AppointmentSnapshot appointment, Predicate<String> hasOneSeat) {
            Booking booking = appointment.activeBooking().orElseThrow();
            return booking.claims().stream()
                    .map(claim -> new Taken(appointment.id(), booking, claim, hasOneSeat.test(claim.calendarId())));
        }

        String calendarId() {
            return claim.calendarId();
        }

        Instant start() {
            return booking.slot().start();
        }

        String externalUid() {
            return claim.calendarId().equals(booking.calendarId()) ? booking.externalUid() : "";
        }
    }
}
