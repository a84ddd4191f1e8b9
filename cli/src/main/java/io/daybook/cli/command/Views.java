package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.text.Zones;
import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.ListCalendarsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the views say of one calendar or one appointment. */
final class Views {

    private final Session session;

    Views(Session session) {
        this.session = session;
    }

    /** An appointment, no older than that version. */
    GetAppointmentResponse appointment(String appointmentId, long minVersion) {
        return appointment(GetAppointmentRequest.newBuilder()
                .setAppointmentId(appointmentId)
                .setMinVersion(minVersion)
                .build());
    }

    /** An appointment, as it is or as it was. */
    GetAppointmentResponse appointment(GetAppointmentRequest request) {
        try {
            return session.call(session.servers().appointmentQueries(), stub -> stub.getAppointment(request));
        } catch (StatusRuntimeException failure) {
            if (request.getMinVersion() == 0 || failure.getStatus().getCode() != Status.Code.DEADLINE_EXCEEDED) {
                throw failure;
            }
            throw tooLate(request.getAppointmentId(), request.getMinVersion(), failure);
        }
    }

    /** The time was over before the server could say how far the views are: it is asked once more for just that. */
    private Failure tooLate(String appointmentId, long minVersion, StatusRuntimeException failure) {
        String line = glanceAtAppointment(appointmentId)
                .map(seen -> "the views show version %d, not yet %d (%d behind), at position %d"
                        .formatted(
                                seen.getAppointment().getVersion(),
                                minVersion,
                                minVersion - seen.getAppointment().getVersion(),
                                seen.getAsOfPosition()))
                .orElse("the views do not show version %d".formatted(minVersion));
        return new Failure(ExitCode.TIMEOUT, List.of(line), failure);
    }

    /** A calendar, no older than that position. */
    GetCalendarResponse calendar(String calendarId, long minPosition) {
        var request = GetCalendarRequest.newBuilder()
                .setCalendarId(calendarId)
                .setMinPosition(minPosition)
                .build();
        return session.call(session.servers().calendarQueries(), stub -> stub.getCalendar(request));
    }

    /** Waits until the views have reached a position. */
    void reach(long position) {
        var request = ListCalendarsRequest.newBuilder()
                .setPageSize(1)
                .setMinPosition(position)
                .build();
        session.call(session.servers().calendarQueries(), stub -> stub.listCalendars(request));
    }

    /** The zone in which local times of a calendar are meant. */
    ZoneId zoneOfCalendar(String calendarId) {
        return Zones.known(calendar(calendarId, 0).getCalendar().getTimeZone());
    }

    /** The zone in which local times of an appointment are meant. */
    ZoneId zoneOfAppointment(String appointmentId) {
        return Zones.known(appointment(appointmentId, 0).getAppointment().getTimeZone());
    }

    /** The zone of a calendar if the views tell it at once. */
    Optional<ZoneId> glanceAtCalendarZone(String calendarId) {
        var request = GetCalendarRequest.newBuilder().setCalendarId(calendarId).build();
        return session.glance(session.servers().calendarQueries(), stub -> stub.getCalendar(request))
                .map(GetCalendarResponse::getCalendar)
                .map(Calendar::getTimeZone)
                .map(Zones::known);
    }

    /** An appointment if the views tell it at once. */
    Optional<GetAppointmentResponse> glanceAtAppointment(String appointmentId) {
        var request =
                GetAppointmentRequest.newBuilder().setAppointmentId(appointmentId).build();
        return session.glance(session.servers().appointmentQueries(), stub -> stub.getAppointment(request));
    }

    /** The zone of an appointment if the views tell it at once. */
    Optional<ZoneId> glanceAtAppointmentZone(String appointmentId) {
        return glanceAtAppointment(appointmentId)
                .map(GetAppointmentResponse::getAppointment)
                .map(Appointment::getTimeZone)
                .map(Zones::known);
    }
}
