package io.daybook.views;

import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarState;
import org.bson.Document;

/**
 * The current state of one calendar, by its id. Immutable.
 *
 * @param calendar       the calendar
 * @param changePosition position of the newest event of any appointment that is on it, or left it by that, 0 if there was none
 */
public record CalendarDocument(Calendar calendar, long changePosition) {

    /** The calendar's name. */
    public static final String NAME = "name";
    /** The {@linkplain #stateName name} of the state. */
    public static final String STATE = "state";
    /** The version; a long. */
    public static final String VERSION = "version";
    /** Position of the newest event of the calendar itself; a long. */
    public static final String POSITION = "position";
    /** Position of the newest event of any appointment that is on it, or left it by that, 0 if there was none; a long. */
    public static final String CHANGE_POSITION = "changePosition";

    private static final String STATE_PREFIX = "CALENDAR_STATE_";

    /** The document that keeps it. */
    public Document toBson() {
        Document document = new Document("_id", calendar.getCalendarId())
                .append(NAME, calendar.getName())
                .append("timeZone", calendar.getTimeZone())
                .append(STATE, stateName(calendar.getState()))
                .append(VERSION, calendar.getVersion())
                .append(POSITION, calendar.getPosition())
                .append(CHANGE_POSITION, changePosition);
        BsonTimes.putExact(document, "createTime", calendar.getCreateTime());
        BsonTimes.putExact(document, "updateTime", calendar.getUpdateTime());
        return document.append("rules", RulesBson.toBson(calendar.getRules()));
    }

    /** What a document keeps. */
    public static CalendarDocument fromBson(Document document) {
        Calendar calendar = Calendar.newBuilder()
                .setCalendarId(document.getString("_id"))
                .setName(document.getString(NAME))
                .setTimeZone(document.getString("timeZone"))
                .setState(CalendarState.valueOf(STATE_PREFIX + document.getString(STATE)))
                .setVersion(document.getLong(VERSION))
                .setPosition(document.getLong(POSITION))
                .setCreateTime(BsonTimes.getExact(document, "createTime"))
                .setUpdateTime(BsonTimes.getExact(document, "updateTime"))
                .setRules(RulesBson.fromBson(document.get("rules", Document.class)))
                .build();
        return new CalendarDocument(calendar, document.getLong(CHANGE_POSITION));
    }

    /** How a state is written in {@link #STATE}: "OPEN", "CLOSED". */
    public static String stateName(CalendarState state) {
        return state.name().substring(STATE_PREFIX.length());
    }
}
