package io.daybook.verification.model;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookSeriesResponse;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.CancelSeriesResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.Event;
import io.daybook.v1.Series;
import io.daybook.v1.UpdateCalendarResponse;
import java.util.List;

/** What must be answered to accepted commands. */
final class Responses {

    private Responses() {}

    /**
     * The response to a command.
     *
     * @param shape  a response of the right type
     * @param entity what the command was for, as it left it
     * @param events its events, as they are in the log; none if it had nothing to change
     */
    static Message expected(Message shape, Message entity, List<Event> events) {
        CommandReceipt receipt = receipt(entity);
        long lastPosition = events.isEmpty() ? 0 : events.getLast().getPosition();
        return switch (shape) {
            case BookSeriesResponse _ -> BookSeriesResponse.newBuilder()
                    .setReceipt(receipt)
                    .addAllOccurrences(events.getFirst().getSeriesBooked().getOccurrencesList())
                    .setLastPosition(lastPosition)
                    .build();
            case CancelSeriesResponse _ -> CancelSeriesResponse.newBuilder()
                    .setReceipt(receipt)
                    .addAllCancelledAppointmentIds(events.stream()
                            .flatMap(event -> event.getSeriesCancelled().getAppointmentIdsList().stream())
                            .toList())
                    .setLastPosition(lastPosition)
                    .build();
            case UpdateCalendarResponse _ -> {
                CalendarUpdated updated = events.stream()
                        .findFirst()
                        .map(Event::getCalendarUpdated)
                        .orElse(CalendarUpdated.getDefaultInstance());
                yield UpdateCalendarResponse.newBuilder()
                        .setReceipt(receipt)
                        .setCalendar((Calendar) entity)
                        .addAllMisfits(updated.getMisfitsList())
                        .setMisfitCount(updated.getMisfitCount())
                        .build();
            }
            default -> {
                String field = entity instanceof Calendar ? "calendar" : "appointment";
                Message empty = shape.getDefaultInstanceForType();
                yield Asked.with(Asked.with(empty, "receipt", receipt), field, entity);
            }
        };
    }

    /** The response without what cannot be known of a command that was only validated: places and times in the log. */
    static Message ofValidation(Message response) {
        Message timeless = response;
        for (String field : List.of("receipt", "calendar", "appointment")) {
            var asked = new Asked(timeless);
            if (asked.has(field)) {
                Message part = (Message) asked.value(field);
                timeless = Asked.with(
                        timeless,
                        field,
                        Asked.without(
                                part,
                                "commit_time",
                                "create_time",
                                "update_time",
                                "hold_expire_time",
                                positionOf(field)));
            }
        }
        return timeless;
    }

    /** A receipt keeps its position: 0 says that nothing was stored. */
    private static String positionOf(String field) {
        return field.equals("receipt") ? "" : "position";
    }

    private static CommandReceipt receipt(Message entity) {
        return switch (entity) {
            case Calendar calendar -> receipt(
                    calendar.getCalendarId(), calendar.getVersion(), calendar.getPosition(), calendar.getUpdateTime());
            case Appointment appointment -> receipt(
                    appointment.getAppointmentId(),
                    appointment.getVersion(),
                    appointment.getPosition(),
                    appointment.getUpdateTime());
            case Series series -> receipt(
                    series.getSeriesId(), series.getVersion(), series.getPosition(), series.getUpdateTime());
            default -> throw new IllegalArgumentException(entity.toString());
        };
    }

    private static CommandReceipt receipt(
            String id, long version, long position, Timestamp commitTime) {
        return CommandReceipt.newBuilder()
                .setId(id)
                .setVersion(version)
                .setPosition(position)
                .setCommitTime(commitTime)
                .build();
    }
}
