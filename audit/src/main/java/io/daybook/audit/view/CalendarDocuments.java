package io.daybook.audit.view;

import io.daybook.audit.Tally;
import io.daybook.audit.log.FoldedCalendar;
import io.daybook.audit.log.SlicedFold;
import io.daybook.views.CalendarDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * G4: the calendars are the fold of their events, and know the newest change to their appointments. One that has changed
 * since the position of the fold is only looked at for what cannot be. For one thread.
 */
public final class CalendarDocuments {

    private static final int CALENDARS_PER_READ = 200;

    private final AuditedViews views;
    private final SecondLook secondLook;

    /** The position at which calendars were folded, and which the views have reached. */
    private final long position;

    /** Compares views with calendars folded up to a position that they have reached. */
    public CalendarDocuments(AuditedViews views, long position) {
        this.views = views;
        this.secondLook = new SecondLook(views);
        this.position = position;
    }

    /** An empty tally of this check. */
    public static Tally tally() {
        return new Tally("G4", "calendars");
    }

    /** Compares some of the calendars, and looks for others among them that have no events. */
    public Tally compare(SlicedFold.Calendars folded) {
        Tally tally = tally();
        var known = new HashMap<String, FoldedCalendar>();
        folded.calendars().stream()
                .filter(calendar -> calendar.snapshot().revision().version() > 0)
                .forEach(calendar -> known.put(calendar.snapshot().id(), calendar));
        List<FoldedCalendar> calendars = new ArrayList<>(known.values());
        for (int i = 0; i < calendars.size(); i += CALENDARS_PER_READ) {
            compare(calendars.subList(i, Math.min(calendars.size(), i + CALENDARS_PER_READ)), tally);
        }
        views.eachCalendar(documents -> documents.stream()
                .filter(document -> folded.ids().test(document.getString("_id")))
                .filter(document -> !known.containsKey(document.getString("_id")))
                .filter(document -> document.getLong(CalendarDocument.POSITION) <= position)
                .forEach(document -> tally.breach(
                        "calendar %s, said to be of position %d, has no events",
                        document.getString("_id"), document.getLong(CalendarDocument.POSITION))));
        return tally;
    }

    private void compare(List<FoldedCalendar> calendars, Tally tally) {
        Map<String, Document> documents = views.calendars(calendars.stream().map(CalendarDocuments::id).toList());
        for (FoldedCalendar calendar : calendars) {
            tally.examined();
            if (problem(calendar, documents.get(id(calendar)), calendar.changePosition()).isPresent()) {
                secondLook.at(position, List.of(id(calendar)), tally, () -> lookAgain(calendar));
            }
        }
    }

    /** Takes the newest change from the versions: the log also has those that were parked. */
    private Optional<String> lookAgain(FoldedCalendar calendar) {
        Document document = views.calendars(List.of(id(calendar))).get(id(calendar));
        return problem(calendar, document, views.lastChange(id(calendar), position));
    }

    private Optional<String> problem(FoldedCalendar calendar, Document stored, long lastChange) {
        String id = id(calendar);
        if (stored == null) {
            return Optional.of("calendar %s is missing".formatted(id));
        }
        long changed = stored.getLong(CalendarDocument.CHANGE_POSITION);
        if (changed != lastChange && changed <= position) {
            return Optional.of(
                    "calendar %s says that it last changed at position %d, not %d".formatted(id, changed, lastChange));
        }
        long own = calendar.snapshot().revision().position();
        long storedAt = stored.getLong(CalendarDocument.POSITION);
        if (storedAt != own) {
            return storedAt > position
                    ? Optional.empty()
                    : Optional.of("calendar %s is of position %d, not %d".formatted(id, storedAt, own));
        }
        Document expected = new CalendarDocument(calendar.snapshot().toMessage(), changed).toBson();
        return Differences.between(stored, expected).map(differences -> "calendar %s: %s".formatted(id, differences));
    }

    private static String id(FoldedCalendar calendar) {
        return calendar.snapshot().id();
    }
}
