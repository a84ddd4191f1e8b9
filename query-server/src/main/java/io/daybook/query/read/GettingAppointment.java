package io.daybook.query.read;

import io.daybook.query.view.ViewReads;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.Appointment;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import java.util.Optional;

/** Reads one appointment. Safe for use by many threads. */
public final class GettingAppointment {

    private final FreshReads reads;
    private final ViewReads views;

    /** Reads from views. */
    public GettingAppointment(FreshReads reads, ViewReads views) {
        this.reads = reads;
        this.views = views;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public GetAppointmentResponse get(GetAppointmentRequest request) {
        var fields = new RequestFields();
        String id = fields.uuid("appointment_id", request.getAppointmentId()).toString();
        long minVersion = fields.notNegative("min_version", request.getMinVersion());
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        return reads.await(
                wake(id, minVersion, minPosition), position -> attempt(id, minVersion, minPosition, position));
    }

    private FreshReads.Wake wake(String id, long minVersion, long minPosition) {
        if (minVersion == 0) {
            return reads.wakeAt(minPosition);
        }
        return minPosition == 0 ? reads.wakeOn(id) : reads.wakeOn(id).or(reads.wakeAt(minPosition));
    }

    private Outcome<GetAppointmentResponse> attempt(String id, long minVersion, long minPosition, long position) {
        Optional<Appointment> found = views.appointment(id).or(() -> reads.unwiped(Optional::empty));
        long version = found.map(Appointment::getVersion).orElse(0L);
        if (version < minVersion) {
            return new Outcome.Lagging<>(ReadFailures.laggingVersion(position, version, minVersion));
        }
        // One appointment holds all of its events up to its own position, wherever the rest of the views is.
        long asOf = Math.max(position, found.map(Appointment::getPosition).orElse(0L));
        if (asOf < minPosition) {
            return new Outcome.Lagging<>(ReadFailures.laggingPosition(position, minPosition));
        }
        return new Outcome.Fresh<>(GetAppointmentResponse.newBuilder()
                .setAppointment(found.orElseThrow(() -> ReadFailures.noAppointment(id)))
                .setAsOfPosition(asOf)
                .build());
    }
}
