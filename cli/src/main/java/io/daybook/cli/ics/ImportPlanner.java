package io.daybook.cli.ics;

import io.daybook.cli.text.TimeText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes appointments of the events of a file. Runs once. */
public final class ImportPlanner {

    private final ZoneId calendarZone;
    private final SeriesLimits limits;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Refused> unbookable = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int cancelled;
    private int superseded;
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
        Map<String, Family> families = families(file, zones);
        families.forEach((uid, family) -> plan(uid, family, zones));
        if (series > 0) {
            notes.add("%d series are booked as single appointments: each occurrence stands for itself".formatted(series));
        }
        entries.sort(Comparator.comparing(Entry::start).thenComparing(Entry::externalUid));
        return new ImportPlan(entries, unbookable, cancelled, superseded, List.copyOf(notes));
    }

    /** The events of one UID: the event or series itself, and occurrences of it that differ, by their place. */
    private static final class Family {
        private final List<IcsComponent> main = new ArrayList<>();
        private final Map<String, IcsComponent> exceptions = new LinkedHashMap<>();
    }

    private Map<String, Family> families(IcsFile file, FileZones zones) {
        Map<String, List<IcsComponent>> byUid = new LinkedHashMap<>();
        file.calendars().stream()
                .flatMap(calendar -> calendar.parts("VEVENT"))
                .forEach(event ->
                        byUid.computeIfAbsent(ExternalUids.of(event), _ -> new ArrayList<>()).add(event));
        Map<String, Family> families = new LinkedHashMap<>();
        byUid.forEach((uid, events) -> families.put(uid, family(events, zones)));
        return families;
    }

    private Family family(List<IcsComponent> events, FileZones zones) {
        var family = new Family();
        events.stream()
                .filter(event -> event.first("RECURRENCE-ID").isEmpty())
                .reduce(this::newer)
                .ifPresent(family.main::add);
        for (IcsComponent event : events) {
            event.first("RECURRENCE-ID").ifPresent(id -> {
                try {
                    family.exceptions.merge(place(id, family, zones), event, this::newer);
                } catch (UnbookableException e) {
                    refuse(event, "", e.getMessage());
                }
            });
        }
        return family;
    }

    /** Of two versions of one event the one with the higher SEQUENCE, then the later DTSTAMP, then the later in the file. */
    private IcsComponent newer(IcsComponent one, IcsComponent other) {
        superseded++;
        Comparator<IcsComponent> age =
                Comparator.comparingInt(ImportPlanner::sequence).thenComparing(event -> event.text("DTSTAMP"));
        return age.compare(one, other) > 0 ? one : other;
    }

    private static int sequence(IcsComponent event) {
        String text = event.text("SEQUENCE");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static String place(IcsProperty recurrenceId, Family family, FileZones zones) {
        IcsTime time = IcsTime.of(recurrenceId);
        if (!family.main.isEmpty()) {
            IcsEvent main = IcsEvent.of(family.main.getFirst(), zones);
            return main.place(main.onClock(time, zones));
        }
        return switch (time) {
            case IcsTime.Date(var date) -> date.toString();
            case IcsTime.Local(var local, var zone) ->
                zone.map(zones::of).orElseGet(zones::ofCalendar).instant(local).toString();
            case IcsTime.Utc(var instant) -> instant.toString();
        };
    }

    private void plan(String uid, Family family, FileZones zones) {
        for (IcsComponent main : family.main) {
            attempt(main, zones, event -> {
                if (Series.isSeries(main)) {
                    planSeries(uid, event, family.exceptions.keySet(), zones);
                } else {
                    add(uid, event, event.start());
                }
            });
        }
        family.exceptions.forEach((place, exception) -> attempt(
                exception, zones, event -> add(ExternalUids.ofOccurrence(uid, place), event, event.start())));
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
                add(ExternalUids.ofOccurrence(uid, event.place(start)), event, start);
            }
        }
        noteCut(event, occurrences);
    }

    private void noteCut(IcsEvent event, Series.Occurrences occurrences) {
        if (occurrences.endless() || occurrences.cutOff() > 0) {
            String rest = occurrences.endless() ? "it goes on" : occurrences.cutOff() + " more are left out";
            notes.add("\"%s\" (line %d): only its first %d occurrences are taken; %s"
                    .formatted(
                            EventText.title(event.component()),
                            event.component().line(),
                            occurrences.taken().size(),
                            rest));
        }
    }

    private void add(String externalUid, IcsEvent event, LocalDateTime local) {
        Instant start = event.clock().instant(local);
        Instant end = event.extent().endOf(local, event.clock());
        ZoneId zone = event.clock().shown();
        if (!end.isAfter(start)) {
            String reason = end.equals(start) ? "it takes no time: it ends when it starts" : "it ends before it starts";
            refuse(event.component(), TimeText.instant(start, zone), reason);
            return;
        }
        var text = new EventText(event.component(), notes::add);
        entries.add(new Entry(externalUid, start, end, zone, text.title(), text.description(), text.attendees()));
    }

    private void refuse(IcsComponent event, String time, String reason) {
        unbookable.add(new Refused("%s (line %d)".formatted(EventText.title(event), event.line()), time, reason));
    }
}
