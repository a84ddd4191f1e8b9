package io.daybook.projector;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.EntityType;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.CalendarDocument;
import io.daybook.views.DeadLetter;
import io.daybook.views.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** Reads what the views hold from MongoDB. Safe for use by many threads. */
final class MongoViews implements ViewSource {

    /** Keys of one query; a year-long appointment alone touches 366 days. */
    private static final int KEYS_PER_QUERY = 1_000;

    private final Views views;

    MongoViews(Views views) {
        this.views = views;
    }

    @Override
    public Map<String, AppointmentSnapshot> appointments(Map<String, Long> versions) {
        var found = new HashMap<String, AppointmentSnapshot>();
        List<String> ids = versions.entrySet().stream()
                .map(version -> AppointmentVersionDocument.id(version.getKey(), version.getValue()))
                .toList();
        findAll(views.appointmentVersions(), ids, document -> {
            var appointment = AppointmentVersionDocument.fromBson(document).getAppointment();
            found.put(appointment.getAppointmentId(), AppointmentSnapshot.fromMessage(appointment));
        });
        return found;
    }

    @Override
    public Map<String, CalendarState> calendars(Collection<String> calendarIds) {
        var found = new HashMap<String, CalendarState>();
        findAll(views.calendars(), List.copyOf(calendarIds), document -> {
            CalendarState state = CalendarState.of(CalendarDocument.fromBson(document));
            found.put(state.snapshot().id(), state);
        });
        return found;
    }

    @Override
    public Map<DayKey, AgendaDay> days(Collection<DayKey> keys) {
        var found = new HashMap<DayKey, AgendaDay>();
        findAll(views.agenda(), keys.stream().map(DayKey::id).toList(), document -> {
            AgendaDay day = AgendaDay.fromBson(document);
            found.put(new DayKey(day.calendarId(), day.day()), day);
        });
        return found;
    }

    @Override
    public long lastChangeBefore(String calendarId, long position) {
        Document last = views.appointmentVersions()
                .find(new Document(AppointmentVersionDocument.CALENDAR_IDS, calendarId)
                        .append(AppointmentVersionDocument.POSITION, new Document("$lt", position)))
                .sort(Sorts.descending(AppointmentVersionDocument.POSITION))
                .projection(Projections.include(AppointmentVersionDocument.POSITION))
                .first();
        return last == null ? 0 : last.getLong(AppointmentVersionDocument.POSITION);
    }

    /** The entities with parked events up to a position. */
    Set<EntityKey> blockedEntities(long until) {
        var blocked = new HashSet<EntityKey>();
        views.deadLetters().find(lte(DeadLetter.POSITION, until)).map(DeadLetter::fromBson).forEach(letter -> {
            EntityType type = letter.entityType();
            blocked.add(new EntityKey(type, letter.entityId()));
        });
        return blocked;
    }

    private static void findAll(MongoCollection<Document> collection, List<String> ids, Consumer<Document> action) {
        var rest = new ArrayList<>(ids);
        while (!rest.isEmpty()) {
            List<String> page = rest.subList(Math.max(0, rest.size() - KEYS_PER_QUERY), rest.size());
            collection.find(in("_id", page)).forEach(action);
            page.clear();
        }
    }
}
