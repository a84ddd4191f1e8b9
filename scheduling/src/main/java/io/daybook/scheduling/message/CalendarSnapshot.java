package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.instant;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.CalendarDecider;
import io.daybook.scheduling.Revision;
import io.daybook.v1.CalendarState;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.time.ZoneId;

/**
 * A calendar at one revision: the fold of its events up to there. Immutable.
 *
 * @param id       the calendar's id
 * @param state    its state
 * @param revision how far it has come
 */
public record CalendarSnapshot(String id, Calendar state, Revision revision) implements EntitySnapshot {

    /** Before the first event. */
    public static CalendarSnapshot none(String id) {
        return new CalendarSnapshot(id, CalendarDecider.initial(), Revision.NONE);
    }

    @Override
    public EntityType type() {
        return EntityType.ENTITY_TYPE_CALENDAR;
    }

    @Override
    public CalendarSnapshot apply(Event event) {
        Revisions.requireNext(revision, event);
        return new CalendarSnapshot(
                id,
                CalendarDecider.evolve(state, CalendarEventMessages.read(event)),
                revision.next(event.getPosition(), instant(event.getCommitTime())));
    }

    /** The snapshot after the next event, had that changed nothing: for an event that is left out. */
    public CalendarSnapshot pass(Event event) {
        Revisions.requireNext(revision, event);
        return new CalendarSnapshot(id, state, revision.next(event.getPosition(), instant(event.getCommitTime())));
    }

    /**
     * The message that shows it.
     *
     * @throws IllegalStateException before the first event, when there is nothing to show
     */
    public io.daybook.v1.Calendar toMessage() {
        return switch (state) {
            case Calendar.Unknown() -> throw new IllegalStateException("calendar " + id + " has no events");
            case Calendar.Open(var profile) -> message(profile, CalendarState.CALENDAR_STATE_OPEN);
            case Calendar.Closed(var profile) -> message(profile, CalendarState.CALENDAR_STATE_CLOSED);
        };
    }

    /**
     * The snapshot that a message shows.
     *
     * @throws IllegalArgumentException if the message's state is not one that this release knows
     */
    public static CalendarSnapshot fromMessage(io.daybook.v1.Calendar message) {
        var profile = new Calendar.Profile(
                message.getName(), ZoneId.of(message.getTimeZone()), RulesMessages.rules(message.getRules()));
        Calendar state = switch (message.getState()) {
            case CALENDAR_STATE_OPEN -> new Calendar.Open(profile);
            case CALENDAR_STATE_CLOSED -> new Calendar.Closed(profile);
            case CALENDAR_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("unknown state of calendar " + message.getCalendarId());
        };
        var revision = new Revision(
                message.getVersion(),
                message.getPosition(),
                instant(message.getCreateTime()),
                instant(message.getUpdateTime()));
        return new CalendarSnapshot(message.getCalendarId(), state, revision);
    }

    private io.daybook.v1.Calendar message(Calendar.Profile profile, CalendarState calendarState) {
        return io.daybook.v1.Calendar.newBuilder()
                .setCalendarId(id)
                .setName(profile.name())
                .setTimeZone(profile.zone().getId())
                .setState(calendarState)
                .setVersion(revision.version())
                .setPosition(revision.position())
                .setCreateTime(timestamp(revision.createTime()))
                .setUpdateTime(timestamp(revision.updateTime()))
                .setRules(RulesMessages.toMessage(profile.rules()))
                .build();
    }
}
