package io.daybook.cli.command;

import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookSeriesRequest;
import java.time.ZoneId;

/** Books a series in place of one appointment. Runs once. */
final class SeriesBooking {

    private final ChangeCommand command;
    private final Session session;
    private final Repetition repetition;

    SeriesBooking(ChangeCommand command, Session session, Repetition repetition) {
        this.command = command;
        this.session = session;
        this.repetition = repetition;
    }

    /**
     * Books.
     *
     * @param one the booking that is to be repeated; its id is that of the series
     * @return the exit code
     */
    int book(BookAppointmentRequest one, WantedTime time, TypedTimes times) {
        session.refuseIcs();
        BookSeriesRequest request = request(one, time, times);
        var answer = command.send(session, session.servers().appointmentCommands(), stub -> stub.bookSeries(request));
        SeriesOutput.print(session, answer, zone(one));
        return command.settle(
                session,
                answer.getReceipt(),
                () -> new Views(session).calendar(one.getCalendarId(), answer.getLastPosition()));
    }

    private BookSeriesRequest request(BookAppointmentRequest one, WantedTime time, TypedTimes times) {
        return BookSeriesRequest.newBuilder()
                .setRequestId(one.getRequestId())
                .setValidateOnly(one.getValidateOnly())
                .setSeriesId(one.getAppointmentId())
                .setCalendarId(one.getCalendarId())
                .addAllAlsoCalendarIds(one.getAlsoCalendarIdsList())
                .setLocalStartTime(time.localStart(times).toString())
                .setDuration(time.length(times))
                .setTimeZone(one.getTimeZone())
                .setRecurrenceRule(repetition.rule)
                .addAllExceptLocalStartTimes(repetition.exceptions)
                .setFit(repetition.fit())
                .setTitle(one.getTitle())
                .setDescription(one.getDescription())
                .addAllAttendees(one.getAttendeesList())
                .setAllowPast(one.getAllowPast())
                .setOverrideReason(one.getOverrideReason())
                .build();
    }

    private ZoneId zone(BookAppointmentRequest one) {
        return one.getTimeZone().isEmpty()
                ? new CalendarProbe(session).zoneOf(one.getCalendarId())
                : ZoneId.of(one.getTimeZone());
    }
}
