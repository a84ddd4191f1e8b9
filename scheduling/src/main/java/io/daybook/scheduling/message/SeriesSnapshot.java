package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.instant;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Revision;
import io.daybook.scheduling.Series;
import io.daybook.scheduling.SeriesDecider;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;

/**
 * A series at one revision: the fold of its events up to there. Immutable.
 *
 * @param id       the series' id
 * @param state    its state
 * @param revision how far it has come
 */
public record SeriesSnapshot(String id, Series state, Revision revision) implements EntitySnapshot {

    /** Before the first event. */
    public static SeriesSnapshot none(String id) {
        return new SeriesSnapshot(id, SeriesDecider.initial(), Revision.NONE);
    }

    @Override
    public EntityType type() {
        return EntityType.ENTITY_TYPE_SERIES;
    }

    @Override
    public SeriesSnapshot apply(Event event) {
        Revisions.requireNext(revision, event);
        return new SeriesSnapshot(
                id,
                SeriesDecider.evolve(state, SeriesEventMessages.read(event)),
                revision.next(event.getPosition(), instant(event.getCommitTime())));
    }

    /**
     * The message that shows it.
     *
     * @throws IllegalStateException before the first event, when there is nothing to show
     */
    public io.daybook.v1.Series toMessage() {
        return switch (state) {
            case Series.Unknown() -> throw new IllegalStateException("series " + id + " has no events");
            case Series.Known(var calendarId, var rule, var zone, var appointmentIds) ->
                io.daybook.v1.Series.newBuilder()
                        .setSeriesId(id)
                        .setCalendarId(calendarId)
                        .setRecurrenceRule(rule)
                        .setTimeZone(zone)
                        .addAllAppointmentIds(appointmentIds)
                        .setVersion(revision.version())
                        .setPosition(revision.position())
                        .setCreateTime(timestamp(revision.createTime()))
                        .setUpdateTime(timestamp(revision.updateTime()))
                        .build();
        };
    }

    /** The snapshot that a message shows. */
    public static SeriesSnapshot fromMessage(io.daybook.v1.Series message) {
        var series = new Series.Known(
                message.getCalendarId(),
                message.getRecurrenceRule(),
                message.getTimeZone(),
                message.getAppointmentIdsList());
        var revision = new Revision(
                message.getVersion(),
                message.getPosition(),
                instant(message.getCreateTime()),
                instant(message.getUpdateTime()));
        return new SeriesSnapshot(message.getSeriesId(), series, revision);
    }
}
