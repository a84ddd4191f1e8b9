package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.instant;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Series;
import io.daybook.scheduling.SeriesEvent;
import io.daybook.scheduling.SeriesEvent.Outcome;
import io.daybook.v1.Event;
import io.daybook.v1.SeriesBooked;
import io.daybook.v1.SeriesCancelled;
import io.daybook.v1.SeriesOccurrence;
import java.util.List;
import java.util.Optional;

/** Events of series as messages and back. */
public final class SeriesEventMessages {

    private SeriesEventMessages() {}

    /** Puts an event into the envelope's payload. */
    public static void write(SeriesEvent event, Event.Builder envelope) {
        switch (event) {
            case SeriesEvent.Booked(var series, var outcomes) -> envelope.setSeriesBooked(SeriesBooked.newBuilder()
                    .setCalendarId(series.calendarId())
                    .setRecurrenceRule(series.rule())
                    .setTimeZone(series.zone())
                    .addAllOccurrences(outcomes.stream()
                            .map(SeriesEventMessages::occurrence)
                            .toList()));
            case SeriesEvent.Cancelled cancelled -> envelope.setSeriesCancelled(cancelled(cancelled));
        }
    }

    /**
     * The event in an envelope. What became of the occurrences is not read: the state of a series only holds those that are
     * appointments.
     *
     * @throws UnreadableEventException if the payload is not one that this release knows for series
     */
    public static SeriesEvent read(Event envelope) {
        return switch (envelope.getPayloadCase()) {
            case SERIES_BOOKED -> {
                SeriesBooked booked = envelope.getSeriesBooked();
                List<String> appointmentIds = booked.getOccurrencesList().stream()
                        .map(SeriesOccurrence::getAppointmentId)
                        .filter(id -> !id.isEmpty())
                        .toList();
                var series = new Series.Known(
                        booked.getCalendarId(), booked.getRecurrenceRule(), booked.getTimeZone(), appointmentIds);
                yield new SeriesEvent.Booked(series, List.of());
            }
            case SERIES_CANCELLED -> {
                SeriesCancelled cancelled = envelope.getSeriesCancelled();
                yield new SeriesEvent.Cancelled(
                        cancelled.hasFromTime() ? Optional.of(instant(cancelled.getFromTime())) : Optional.empty(),
                        cancelled.getAppointmentIdsList(),
                        cancelled.getReason());
            }
            case CALENDAR_CREATED,
                    CALENDAR_UPDATED,
                    CALENDAR_CLOSED,
                    SLOT_HELD,
                    HOLD_RELEASED,
                    HOLD_EXPIRED,
                    APPOINTMENT_BOOKED,
                    APPOINTMENT_CONFIRMED,
                    APPOINTMENT_DECLINED,
                    APPOINTMENT_RESCHEDULED,
                    APPOINTMENT_DETAILS_UPDATED,
                    APPOINTMENT_CANCELLED,
                    APPOINTMENT_COMPLETED,
                    APPOINTMENT_MARKED_NO_SHOW,
                    PAYLOAD_NOT_SET -> throw new UnreadableEventException(envelope, "not an event of a series");
        };
    }

    private static SeriesOccurrence occurrence(Outcome outcome) {
        SeriesOccurrence.Builder occurrence = SeriesOccurrence.newBuilder()
                .setStartTime(timestamp(outcome.slot().start()))
                .setEndTime(timestamp(outcome.slot().end()));
        return switch (outcome) {
            case Outcome.Fitting(_, var appointmentId) ->
                occurrence.setAppointmentId(appointmentId).build();
            case Outcome.Refused(_, var reason) ->
                occurrence.setRefusal(ErrorReasons.of(reason)).build();
        };
    }

    private static SeriesCancelled cancelled(SeriesEvent.Cancelled event) {
        SeriesCancelled.Builder cancelled =
                SeriesCancelled.newBuilder().addAllAppointmentIds(event.appointmentIds()).setReason(event.reason());
        event.from().ifPresent(from -> cancelled.setFromTime(timestamp(from)));
        return cancelled.build();
    }
}
