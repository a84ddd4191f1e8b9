package io.daybook.query.watch;

import io.daybook.query.call.Call;
import io.daybook.query.notice.Interest;
import io.daybook.query.notice.ViewNotices;
import io.daybook.query.read.FreshReads;
import io.daybook.query.view.ViewReads;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.Appointment;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.views.AppointmentStates;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;

/** Streams the versions of one appointment in increasing order. For one thread at a time. */
final class AppointmentWatch implements Watching<WatchAppointmentResponse> {

    private final Wanted wanted;
    private final FreshReads reads;
    private final ViewNotices notices;
    private final WatchStream<WatchAppointmentResponse> stream;
    private final NewestVersion newest;

    /** The oldest version that may still be sent. */
    private long next;

    AppointmentWatch(
            Wanted wanted,
            FreshReads reads,
            ViewNotices notices,
            Call call,
            WatchStream<WatchAppointmentResponse> stream) {
        this.wanted = wanted;
        this.reads = reads;
        this.notices = notices;
        this.stream = stream;
        this.newest = new NewestVersion(call.bell());
        this.next = Math.max(1, wanted.from());
    }

    @Override
    public Interest listen() throws InterruptedException {
        return notices.appointment(wanted.id(), newest);
    }

    @Override
    public void open() {
        ViewReads views = reads.views();
        notices.position().reached(views.position());
        Optional<Appointment> current = views.appointment(wanted.id());
        current.ifPresent(newest::seen);
        if (current.map(Appointment::getVersion).orElse(0L) < next) {
            stream.send(heartbeat());
        }
    }

    @Override
    public ServiceException resumable(ServiceException failure) {
        return failure.with("resume_version", next);
    }

    @Override
    public boolean tellNews() {
        // What is taken before the caller is ready would be old when it is sent.
        if (!stream.isReady()) {
            return false;
        }
        Optional<Appointment> seen = newest.take();
        seen.ifPresent(wanted.every() ? this::tellEachUpTo : this::tell);
        if (isReached()) {
            return true;
        }
        seen.filter(this::endsTooEarly).ifPresent(last -> {
            throw unreachable(last);
        });
        return false;
    }

    private void tell(Appointment appointment) {
        if (appointment.getVersion() >= next) {
            stream.send(WatchAppointmentResponse.newBuilder()
                    .setAppointment(appointment)
                    .setAsOfPosition(Math.max(notices.position().latest(), appointment.getPosition()))
                    .build());
            next = appointment.getVersion() + 1;
        }
    }

    /** Stops early where a version is not to be read yet: it is noticed again, or swept up. */
    private void tellEachUpTo(Appointment seen) {
        while (next < seen.getVersion() && !isReached()) {
            int missing = (int) Math.min(seen.getVersion() - next, PAGE_SIZE);
            List<Appointment> read = reads.views().someVersions(wanted.id(), next, missing, PAGE_BYTES);
            if (read.isEmpty()) {
                return;
            }
            read.stream().takeWhile(_ -> !isReached()).forEach(this::tell);
        }
        if (!isReached()) {
            tell(seen);
        }
    }

    private boolean isReached() {
        return wanted.until() > 0 && next > wanted.until();
    }

    private boolean endsTooEarly(Appointment last) {
        return AppointmentStates.isFinal(last.getState())
                && last.getVersion() < wanted.until() && last.getVersion() < next;
    }

    private ServiceException unreachable(Appointment last) {
        return ServiceException.of(
                        Code.FAILED_PRECONDITION,
                        ErrorReason.ERROR_REASON_TARGET_UNREACHABLE,
                        "the appointment ended at version %d".formatted(last.getVersion()))
                .with("version", last.getVersion())
                .with("until_version", wanted.until());
    }

    @Override
    public WatchAppointmentResponse heartbeat() {
        return WatchAppointmentResponse.newBuilder()
                .setAsOfPosition(notices.position().latest())
                .build();
    }

    /**
     * What is watched.
     *
     * @param id    the appointment
     * @param from  the first version to send, 0 for the current one
     * @param until the version that ends the watch, 0 for none
     * @param every whether every version is sent
     */
    record Wanted(String id, long from, long until, boolean every) {

        static Wanted of(WatchAppointmentRequest request) {
            var fields = new RequestFields();
            String id = fields.uuid("appointment_id", request.getAppointmentId()).toString();
            long from = fields.notNegative("from_version", request.getFromVersion());
            long until = fields.notNegative("until_version", request.getUntilVersion());
            if (until > 0 && until < from) {
                fields.invalid("until_version", "must not be before from_version");
            }
            fields.throwIfAnyInvalid();
            return new Wanted(id, from, until, request.getEveryVersion());
        }
    }
}
