package io.daybook.cli.ics;

import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import java.util.Optional;

/** What an import books with. Used by many threads at once. */
public interface Bookings {

    /**
     * Books, trying again for as long as it is sensible.
     *
     * @throws io.grpc.StatusRuntimeException if that is refused
     */
    Appointment book(BookAppointmentRequest request);

    /** The appointment with that id, if there is one. */
    Optional<Appointment> find(String appointmentId);
}
