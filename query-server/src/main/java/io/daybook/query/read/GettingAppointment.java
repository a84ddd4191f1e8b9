package io.daybook.query.read;

import io.daybook.query.view.AsOf;
import io.daybook.query.view.ViewReads;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentRequest.AsOfCase;
import io.daybook.v1.GetAppointmentResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads one appointment, as it is or as it was. Safe for use by many threads. */
public final class GettingAppointment {

    private final FreshReads reads;
    private final Clock clock;

    /** Reads from views; the clock tells what is not past. */
    public GettingAppointment(FreshReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
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
        if (minVersion > 0 && request.getAsOfCase() != AsOfCase.ASOF_NOT_SET) {
            fields.invalid("min_version", "must not be set together with as_of");
        }
        Supplier<GetAppointmentResponse> answer = switch (request.getAsOfCase()) {
            case ASOF_NOT_SET -> () -> noOlder(id, minVersion, minPosition, views -> views.appointment(id));
            case AS_OF_VERSION -> {
                long version = AsOfFields.version(fields, request.getAsOfVersion());
                yield () -> noOlder(id, version, minPosition, views -> atVersion(views, id, version));
            }
            case AS_OF_POSITION -> {
                AsOf asOf = AsOfFields.position(fields, request.getAsOfPosition());
                yield () -> asItWas(id, asOf, minPosition);
            }
            case AS_OF_TIME -> {
                AsOf asOf = AsOfFields.time(fields, request.getAsOfTime(), clock.instant());
                yield () -> asItWas(id, asOf, minPosition);
            }
        };
        fields.throwIfAnyInvalid();
        return answer.get();
    }

    private GetAppointmentResponse asItWas(String id, AsOf asOf, long minPosition) {
        return reads.atPosition(
                Math.max(minPosition, asOf.minPosition()),
                views -> answer(id, views.past().appointment(id, asOf), views.position()));
    }

    /** The appointment at a version, or at the one before it that the views have come to. */
    private static Optional<Appointment> atVersion(ViewReads views, String id, long version) {
        return views.version(id, version)
                .map(AppointmentVersion::getAppointment)
                // A later one can only have come since the look before.
                .or(() -> views.appointment(id).filter(current -> current.getVersion() <= version));
    }

    private GetAppointmentResponse noOlder(
            String id, long minVersion, long minPosition, Function<ViewReads, Optional<Appointment>> read) {
        return reads.await(
                wake(id, minVersion, minPosition), views -> attempt(id, minVersion, minPosition, views, read));
    }

    private FreshReads.Wake wake(String id, long minVersion, long minPosition) {
        if (minVersion == 0) {
            return reads.wakeAt(minPosition);
        }
        return minPosition == 0 ? reads.wakeOn(id) : reads.wakeOn(id).or(reads.wakeAt(minPosition));
    }

    private Outcome<GetAppointmentResponse> attempt(
            String id, long minVersion, long minPosition, ViewReads views, Function<ViewReads, Optional<Appointment>> read) {
        Optional<Appointment> found = read.apply(views).or(() -> reads.unwiped(views, Optional::empty));
        long version = found.map(Appointment::getVersion).orElse(0L);
        if (version < minVersion) {
            return new Outcome.Lagging<>(ReadFailures.laggingVersion(views.position(), version, minVersion));
        }
        // One appointment holds all of its events up to its own position, wherever the rest of the views is.
        long asOf = Math.max(views.position(), found.map(Appointment::getPosition).orElse(0L));
        if (asOf < minPosition) {
            return new Outcome.Lagging<>(ReadFailures.laggingPosition(views.position(), minPosition));
        }
        return new Outcome.Fresh<>(answer(id, found, asOf));
    }

    private static GetAppointmentResponse answer(String id, Optional<Appointment> found, long asOfPosition) {
        return GetAppointmentResponse.newBuilder()
                .setAppointment(found.orElseThrow(() -> ReadFailures.noAppointment(id)))
                .setAsOfPosition(asOfPosition)
                .build();
    }
}
