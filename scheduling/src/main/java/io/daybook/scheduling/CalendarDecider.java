package io.daybook.scheduling;

import static io.daybook.scheduling.Decision.accepted;
import static io.daybook.scheduling.Decision.rejected;
import static io.daybook.scheduling.Decision.unchanged;

/** The rules for calendars. Pure: no clock, no I/O; all methods are safe for use by many threads. */
public final class CalendarDecider {

    private CalendarDecider() {}

    /** The state before the first event. */
    public static Calendar initial() {
        return new Calendar.Unknown();
    }

    /** What happens when {@code command} meets {@code calendar}; {@code calendarId} is named in refusals. */
    public static Decision<CalendarEvent> decide(CalendarCommand command, Calendar calendar, String calendarId) {
        return switch (command) {
            case CalendarCommand.Create(var profile) -> switch (calendar) {
                case Calendar.Unknown() -> accepted(new CalendarEvent.Created(profile));
                case Calendar.Open _, Calendar.Closed _ -> rejected(new Rejection.CalendarExists());
            };
            case CalendarCommand.Update update -> switch (calendar) {
                case Calendar.Unknown() -> rejected(new Rejection.CalendarUnknown(calendarId));
                case Calendar.Open(var profile) -> update(update, profile);
                case Calendar.Closed _ -> rejected(new Rejection.CalendarClosed(calendarId));
            };
            case CalendarCommand.Close() -> switch (calendar) {
                case Calendar.Unknown() -> rejected(new Rejection.CalendarUnknown(calendarId));
                case Calendar.Open _ -> accepted(new CalendarEvent.Closed());
                case Calendar.Closed _ -> unchanged();
            };
        };
    }

    /** The state after {@code event}. An event that does not fit the state leaves it as it is. */
    public static Calendar evolve(Calendar calendar, CalendarEvent event) {
        return switch (event) {
            case CalendarEvent.Created(var profile) -> new Calendar.Open(profile);
            case CalendarEvent.Updated(var profile) -> new Calendar.Open(profile);
            case CalendarEvent.Closed() -> switch (calendar) {
                case Calendar.Open(var profile) -> new Calendar.Closed(profile);
                case Calendar.Unknown _, Calendar.Closed _ -> calendar;
            };
        };
    }

    private static Decision<CalendarEvent> update(CalendarCommand.Update update, Calendar.Profile profile) {
        var updated = new Calendar.Profile(update.name().orElse(profile.name()), update.zone().orElse(profile.zone()));
        return updated.equals(profile) ? unchanged() : accepted(new CalendarEvent.Updated(updated));
    }
}
