package io.daybook.verification.model;

import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarClosed;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarState;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.EntityType;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.Misfit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the contract says of commands to calendars. */
final class CalendarModel {

    private static final int MISFITS_TOLD = 100;

    private final ModelState state;

    CalendarModel(ModelState state) {
        this.state = state;
    }

    List<Event> decide(Asked asked, Instant now) {
        String id = asked.text("calendar_id");
        Optional<Calendar> calendar = state.calendar(id);
        return switch (asked.method()) {
            case "CreateCalendar" -> create(asked, id, calendar);
            case "UpdateCalendar" -> update(asked, found(calendar, id), now);
            case "CloseCalendar" -> isOpen(found(calendar, id))
                    ? List.of(event(id).setCalendarClosed(CalendarClosed.getDefaultInstance()).build())
                    : List.of();
            default -> throw new IllegalArgumentException(asked.method());
        };
    }

    static boolean isOpen(Calendar calendar) {
        return calendar.getState() == CalendarState.CALENDAR_STATE_OPEN;
    }

    static Calendar found(Optional<Calendar> calendar, String id) {
        return calendar.orElseThrow(
                () -> new Refusal(ErrorReason.ERROR_REASON_CALENDAR_NOT_FOUND).with("calendar_id", id));
    }

    static Calendar open(Calendar calendar) {
        if (!isOpen(calendar)) {
            throw new Refusal(ErrorReason.ERROR_REASON_CALENDAR_CLOSED).with("calendar_id", calendar.getCalendarId());
        }
        return calendar;
    }

    private List<Event> create(Asked asked, String id, Optional<Calendar> calendar) {
        if (calendar.isPresent()) {
            throw new Refusal(ErrorReason.ERROR_REASON_CALENDAR_EXISTS).with("calendar_id", id);
        }
        CalendarRules rules = RulesModel.normal((CalendarRules) asked.value("rules"));
        RulesModel.check(rules);
        checkName(asked.text("name"), id);
        return List.of(event(id)
                .setCalendarCreated(CalendarCreated.newBuilder()
                        .setName(asked.text("name"))
                        .setTimeZone(asked.text("time_zone"))
                        .setRules(rules))
                .build());
    }

    private List<Event> update(Asked asked, Calendar calendar, Instant now) {
        Calendar updated = RulesModel.updated(asked, open(calendar));
        if (updated.equals(calendar)) {
            return List.of();
        }
        RulesModel.check(updated.getRules());
        if (RulesModel.changed(asked).contains("name")) {
            checkName(updated.getName(), updated.getCalendarId());
        }
        boolean onlyRenamed = updated.equals(calendar.toBuilder().setName(updated.getName()).build());
        List<Misfit> misfits = onlyRenamed ? List.of() : RulesModel.misfits(updated, state, now);
        return List.of(event(updated.getCalendarId())
                .setCalendarUpdated(CalendarUpdated.newBuilder()
                        .setName(updated.getName())
                        .setTimeZone(updated.getTimeZone())
                        .setRules(updated.getRules())
                        .addAllMisfits(misfits.stream().limit(MISFITS_TOLD).toList())
                        .setMisfitCount(misfits.size()))
                .build());
    }

    private void checkName(String name, String id) {
        state.openCalendarNamed(name).filter(holder -> !holder.equals(id)).ifPresent(holder -> {
            throw new Refusal(ErrorReason.ERROR_REASON_CALENDAR_NAME_TAKEN).with("calendar_id", holder);
        });
    }

    private static Event.Builder event(String id) {
        return Event.newBuilder()
                .setEntityType(EntityType.ENTITY_TYPE_CALENDAR)
                .setEntityId(id);
    }
}
