package io.daybook.scheduling;

import static io.daybook.scheduling.Decision.accepted;
import static io.daybook.scheduling.Decision.rejected;
import static io.daybook.scheduling.Decision.unchanged;

import java.time.Instant;
import java.util.Optional;

/** The rules for calendars. Pure: no clock, no I/O; all methods are safe for use by many threads. */
public final class CalendarDecider {

    private CalendarDecider() {}

    /** The state before the first event. */
    public static Calendar initial() {
        return new Calendar.Unknown();
    }

    /**
     * What happens when {@code command} meets a calendar.
     *
     * @param command what is asked
     * @param plan    the calendar it is asked of, and what is taken on it
     * @param names   the names of open calendars
     */
    public static Decision<CalendarEvent> decide(CalendarCommand command, CalendarPlan plan, CalendarNames names) {
        return switch (command) {
            case CalendarCommand.Create(var profile) -> switch (plan.calendar()) {
                case Calendar.Unknown() -> create(profile, plan.calendarId(), names);
                case Calendar.Open _, Calendar.Closed _ -> rejected(new Rejection.CalendarExists());
            };
            case CalendarCommand.Update update -> switch (plan.calendar()) {
                case Calendar.Unknown() -> rejected(new Rejection.CalendarUnknown(plan.calendarId()));
                case Calendar.Open(var profile) -> update(update, profile, plan, names);
                case Calendar.Closed _ -> rejected(new Rejection.CalendarClosed(plan.calendarId()));
            };
            case CalendarCommand.Close() -> switch (plan.calendar()) {
                case Calendar.Unknown() -> rejected(new Rejection.CalendarUnknown(plan.calendarId()));
                case Calendar.Open _ -> accepted(new CalendarEvent.Closed());
                case Calendar.Closed _ -> unchanged();
            };
        };
    }

    /** The state after {@code event}. An event that does not fit the state leaves it as it is. */
    public static Calendar evolve(Calendar calendar, CalendarEvent event) {
        return switch (event) {
            case CalendarEvent.Created(var profile) ->
                calendar instanceof Calendar.Unknown ? new Calendar.Open(profile) : calendar;
            case CalendarEvent.Updated(var profile, _) ->
                calendar instanceof Calendar.Open ? new Calendar.Open(profile) : calendar;
            case CalendarEvent.Closed() ->
                calendar instanceof Calendar.Open(var profile) ? new Calendar.Closed(profile) : calendar;
        };
    }

    private static Decision<CalendarEvent> create(Calendar.Profile profile, String calendarId, CalendarNames names) {
        return RuleContradictions.in(profile.rules())
                .or(() -> nameTaken(profile.name(), calendarId, names))
                .<Decision<CalendarEvent>>map(Decision::rejected)
                .orElseGet(() -> accepted(new CalendarEvent.Created(profile)));
    }

    private static Decision<CalendarEvent> update(
            CalendarCommand.Update update, Calendar.Profile profile, CalendarPlan plan, CalendarNames names) {
        var updated = new Calendar.Profile(
                update.name().orElse(profile.name()),
                update.zone().orElse(profile.zone()),
                update.rules().appliedTo(profile.rules()));
        if (updated.equals(profile)) {
            return unchanged();
        }
        return RuleContradictions.in(updated.rules())
                .or(() -> update.name().flatMap(name -> nameTaken(name, plan.calendarId(), names)))
                .<Decision<CalendarEvent>>map(Decision::rejected)
                .orElseGet(() -> accepted(new CalendarEvent.Updated(updated, misfits(profile, updated, plan, update.now()))));
    }

    /** Those of a mere new name are known since the rules changed, and looking for them takes long. */
    private static Misfits misfits(Calendar.Profile before, Calendar.Profile after, CalendarPlan plan, Instant now) {
        boolean fitAsBefore = after.zone().equals(before.zone()) && after.rules().equals(before.rules());
        return fitAsBefore ? Misfits.NONE : Misfits.of(plan, after, now);
    }

    private static Optional<Rejection> nameTaken(String name, String calendarId, CalendarNames names) {
        return names.holderOf(name).filter(holder -> !holder.equals(calendarId)).map(Rejection.CalendarNameTaken::new);
    }
}
