package io.daybook.cli.ics;

import io.daybook.cli.text.TimeText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes appointments of the events of a file. Runs once. */
public final class ImportPlanner {

    private final ZoneId calendarZone;
    private final SeriesLimits limits;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Refused> unbookable = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int cancelled;
    private int series;

    /**
     * A planner for one file.
     *
     * @param calendarZone the zone of days and of times that name none
     * @param limits       how much of a series to book
     */
    public ImportPlanner(ZoneId calendarZone, SeriesLimits limits) {
        this.calendarZone = calendarZone;
        this.limits = limits;
    }

    /** Plans. What cannot be booked is told in the plan; nothing a file says makes this fail. */
    public ImportPlan plan(IcsFile file) {
        var zones = new FileZones(file.calendars(), calendarZone, notes::add);
        var families = new EventFamilies(zones, (event, reason) -> refuse(event, "", reason));
        families.of(file).forEach((uid, family) -> plan(uid, family, zones));
        if (series > 0) {
            notes.add("%d series are booked as single appointments: each occurrence stands for itself".formatted(series));
        }
        notes.addAll(LeftOut.notes(file));
        entries.sort(Comparator.comparing(Entry::start).thenComparing(Entry::externalUid));
        return new ImportPlan(entries, unbookable, cancelled, families.superseded(), List.copyOf(notes));
    }

    private void plan(String uid, EventFamilies.Family family, FileZones zones) {
        family.main().ifPresent(main -> attempt(main, zones, event -> {
            if (Series.isSeries(main)) {
                planSeries(uid, event, family.exceptions().keySet(), zones);
            } else {
                add(uid, event, event.start(), zones);
            }
        }));
        family.exceptions().forEach((place, exception) -> attempt(
                exception, zones, event -> add(ExternalUids.ofOccurrence(uid, place), event, event.start(), zones)));
    }

    private interface Step {
        void take(IcsEvent event);
    }

    private void attempt(IcsComponent component, FileZones zones, Step step) {
        if (component.text("STATUS").equalsIgnoreCase("CANCELLED")) {
            cancelled++;
            return;
        }
        try {
            step.take(IcsEvent.of(component, zones));
        } catch (UnbookableException e) {
            refuse(component, "", e.getMessage());
        }
    }

    private void planSeries(String uid, IcsEvent event, Collection<String> exceptions, FileZones zones) {
        Series.Occurrences occurrences = new Series(event, zones, limits).occurrences();
        series++;
        for (LocalDateTime start : occurrences.taken()) {
            if (!exceptions.contains(event.place(start))) {
                add(ExternalUids.ofOccurrence(uid, event.place(start)), event, start, zones);
            }
        }
        noteCut(event, occurrences);
    }

    private void noteCut(IcsEvent event, Series.Occurrences occurrences) {
        if (occurrences.endless() || occurrences.cutOff() > 0) {
            String rest = occurrences.endless() ? "it goes on" : occurrences.cutOff() + " more are left out";
            notes.add("\"%s\" (line %d): only %d of its occurrences are taken; %s"
                    .formatted(
                            EventText.title(event.component()),
                            event.component().line(),
                            occurrences.taken().size(),
                            rest));
        }
    }

    private void add(String externalUid, IcsEvent event, LocalDateTime local, FileZones zones) {
        Instant start = event.clock().instant(local);
        Instant end = event.extent().endOf(local, event.clock());
        ZoneId zone = event.shown(zones);
        if (!end.isAfter(start)) {
            String reason = end.equals(start) ? "it takes no time: it ends when it starts" : "it ends before it starts";
            refuse(event.component(), TimeText.instant(start, zone), reason);
            return;
        }
        var text = new EventText(event.component(), notes::add);
        entries.add(new Entry(externalUid, start, end, zone, text.title(), text.description(), text.attendees()));
    }

    private void refuse(IcsComponent event, String time, String reason) {
        String title = "%s (line %d)".formatted(EventText.title(event), event.line());
        unbookable.add(new Refused(ExternalUids.of(event), title, time, reason));
    }
}
