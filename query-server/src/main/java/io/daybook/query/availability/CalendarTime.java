package io.daybook.query.availability;

import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.OpenCalendar;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.SeatsTaken;
import io.daybook.scheduling.message.ErrorReasons;
import io.daybook.scheduling.message.RefusalText;
import io.daybook.service.ServiceException;
import io.grpc.Status.Code;
import java.util.Optional;

/**
 * A calendar and the seats taken on it during some time.
 *
 * @param calendarId its id
 * @param calendar   the calendar
 * @param seatsTaken the seats; only to be read
 */
record CalendarTime(String calendarId, Calendar calendar, SeatsTaken seatsTaken) {

    /** What bookings are decided by, if it takes any. */
    Optional<OpenCalendar> open() {
        return calendar instanceof Calendar.Open(var profile)
                ? Optional.of(new OpenCalendar(calendarId, profile.zone(), profile.rules(), seatsTaken))
                : Optional.empty();
    }

    /** Its name, zone and rules. */
    Calendar.Profile profile() {
        return switch (calendar) {
            case Calendar.Open(var profile) -> profile;
            case Calendar.Closed(var profile) -> profile;
            case Calendar.Unknown() -> throw new IllegalStateException("the views show a calendar without events");
        };
    }

    /**
     * What bookings are decided by.
     *
     * @throws ServiceException CALENDAR_CLOSED if it takes none
     */
    OpenCalendar requireOpen() {
        return open().orElseThrow(() -> {
            var closed = new Rejection.CalendarClosed(calendarId);
            return ServiceException.of(
                            Code.FAILED_PRECONDITION, ErrorReasons.of(closed), RefusalText.of(closed, calendarId))
                    .with("calendar_id", calendarId);
        });
    }
}
