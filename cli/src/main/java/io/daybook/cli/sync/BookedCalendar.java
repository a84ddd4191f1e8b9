package io.daybook.cli.sync;

import io.daybook.cli.ics.Bookings;
import io.daybook.v1.Appointment;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.util.List;

/**
 * The calendar that is kept like its source. Every change answers with the appointment as it left it, or throws
 * {@link io.grpc.StatusRuntimeException} if it is refused.
 */
public interface BookedCalendar extends Bookings {

    /** The calendar's id. */
    String id();

    /** All that is or was on the calendar, cancelled ones too; no older than the changes made through this. */
    List<Appointment> appointments();

    /** Moves an appointment in time. */
    Appointment reschedule(RescheduleAppointmentRequest request);

    /** Describes an appointment anew. */
    Appointment update(UpdateAppointmentDetailsRequest request);

    /** Cancels an appointment. */
    Appointment cancel(CancelAppointmentRequest request);
}
