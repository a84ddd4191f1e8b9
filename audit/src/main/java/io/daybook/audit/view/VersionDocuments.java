package io.daybook.audit.view;

import io.daybook.audit.Tally;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.views.AppointmentVersionDocument;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.LinkedHashSet;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * G4: the views have a document for each version of each appointment and no other, and it is the fold of the one before
 * and the event. Remembers one bit for each event. For one thread.
 */
public final class VersionDocuments {

    private final AuditedViews views;
    private final SecondLook secondLook;
    private final Tally tally = new Tally("G4", "versions of appointments");
    private final BitSet positions = new BitSet();
    private long reached;

    /** Compares views with events that it is shown. */
    public VersionDocuments(AuditedViews views) {
        this.views = views;
        this.secondLook = new SecondLook(views);
    }

    /** Compares the versions that the next events made, as far as the views have come. */
    public void examine(List<Event> events) {
        reached = views.position();
        List<Event> ofAppointments = events.stream()
                .filter(event -> event.getEntityType() == EntityType.ENTITY_TYPE_APPOINTMENT)
                .toList();
        // Also what the views have not come to: they may have, with documents of it, when the next events are examined.
        ofAppointments.forEach(event -> positions.set(Math.toIntExact(event.getPosition())));
        List<Event> due =
                ofAppointments.stream().filter(event -> event.getPosition() <= reached).toList();
        Map<String, Document> documents = views.versions(due.stream().flatMap(VersionDocuments::keys).toList());
        Set<String> first = new LinkedHashSet<>();
        for (Event event : due) {
            tally.examined();
            if (problem(event, documents).isPresent()) {
                secondLook.at(event.getPosition(), List.of(event.getEntityId()), tally, () ->
                        problem(event, views.versions(keys(event).toList())));
            }
            if (event.getVersion() == 1) {
                first.add(event.getEntityId());
            }
        }
        requireAppointments(first);
    }

    /** Looks for documents that no event accounts for. */
    public Tally end() {
        long last = positions.length() - 1L;
        views.eachVersion(documents -> documents.stream()
                .filter(document -> document.getLong(AppointmentVersionDocument.POSITION) <= last)
                .forEach(this::requireEvent));
        return tally;
    }

    private void requireAppointments(Set<String> ids) {
        var missing = new ArrayList<>(ids);
        missing.removeAll(views.appointments(ids).keySet());
        for (String id : missing) {
            secondLook.at(reached, List.of(id), tally, () -> views.appointments(List.of(id)).isEmpty()
                    ? Optional.of("appointment %s is not among the appointments".formatted(id))
                    : Optional.empty());
        }
    }

    private void requireEvent(Document document) {
        int position = Math.toIntExact(document.getLong(AppointmentVersionDocument.POSITION));
        // Each event accounts for one document.
        if (!positions.get(position)) {
            String key = document.getString("_id");
            secondLook.at(reached, List.of(), tally, () -> views.versions(List.of(key)).containsKey(key)
                    ? Optional.of("%s, said to be of position %d, is of no event".formatted(key, position))
                    : Optional.empty());
        }
        positions.clear(position);
    }

    private static Optional<String> problem(Event event, Map<String, Document> documents) {
        Document stored = documents.get(key(event, event.getVersion()));
        Document before = documents.get(key(event, event.getVersion() - 1));
        if (stored == null) {
            return told(event, "has no document");
        }
        if (before == null && event.getVersion() > 1) {
            return told(event, "has no document of the version before it");
        }
        try {
            return Differences.between(stored, expected(event, before)).flatMap(problem -> told(event, problem));
        } catch (RuntimeException e) {
            // Whatever reading it throws: it is not what it should be.
            return told(event, "cannot be folded: " + e);
        }
    }

    private static Document expected(Event event, Document before) {
        AppointmentSnapshot snapshot = before == null
                ? AppointmentSnapshot.none(event.getEntityId())
                : AppointmentSnapshot.fromMessage(AppointmentVersionDocument.fromBson(before).getAppointment());
        AppointmentSnapshot after = snapshot.apply(event);
        var version = AppointmentVersion.newBuilder()
                .setAppointment(after.toMessage())
                .setEvent(event)
                .build();
        return AppointmentVersionDocument.toBson(version, calendarIds(after, snapshot));
    }

    /** Those it is on, and those it left. */
    private static Set<String> calendarIds(AppointmentSnapshot after, AppointmentSnapshot before) {
        var ids = new LinkedHashSet<String>();
        Stream.of(after, before)
                .flatMap(snapshot -> snapshot.booking().stream())
                .forEach(booking -> ids.addAll(booking.calendarIds()));
        return ids;
    }

    private static Optional<String> told(Event event, String problem) {
        return Optional.of("position %d, version %d of appointment %s: %s"
                .formatted(event.getPosition(), event.getVersion(), event.getEntityId(), problem));
    }

    private static Stream<String> keys(Event event) {
        return Stream.of(key(event, event.getVersion()), key(event, event.getVersion() - 1));
    }

    private static String key(Event event, long version) {
        return AppointmentVersionDocument.id(event.getEntityId(), version);
    }
}
