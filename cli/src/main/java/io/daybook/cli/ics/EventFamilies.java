package io.daybook.cli.ics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Brings together the events of a file that have the same UID, each in its newest version. Used for one file. */
final class EventFamilies {

    private final FileZones zones;
    private final BiConsumer<IcsComponent, String> refusals;
    private int superseded;

    /** Families of one file; {@code refusals} is told of events whose place in their series cannot be read. */
    EventFamilies(FileZones zones, BiConsumer<IcsComponent, String> refusals) {
        this.zones = zones;
        this.refusals = refusals;
    }

    /**
     * The events of one UID.
     *
     * @param main       the event or series itself; a file may hold nothing but exceptions
     * @param exceptions occurrences of it that differ, by their place in the series
     */
    record Family(Optional<IcsComponent> main, Map<String, IcsComponent> exceptions) {}

    /** The families by UID, in the order of the file. */
    Map<String, Family> of(IcsFile file) {
        Map<String, List<IcsComponent>> byUid = new LinkedHashMap<>();
        file.calendars().stream()
                .flatMap(calendar -> calendar.parts("VEVENT"))
                .forEach(event ->
                        byUid.computeIfAbsent(ExternalUids.of(event), _ -> new ArrayList<>()).add(event));
        Map<String, Family> families = new LinkedHashMap<>();
        byUid.forEach((uid, events) -> families.put(uid, family(events)));
        return families;
    }

    /** How many events a newer version has replaced so far. */
    int superseded() {
        return superseded;
    }

    private Family family(List<IcsComponent> events) {
        Optional<IcsComponent> main = events.stream()
                .filter(event -> event.first("RECURRENCE-ID").isEmpty())
                .reduce(this::newer);
        Map<String, IcsComponent> exceptions = new LinkedHashMap<>();
        for (IcsComponent event : events) {
            event.first("RECURRENCE-ID").ifPresent(id -> {
                try {
                    exceptions.merge(place(id, main), event, this::newer);
                } catch (UnbookableException e) {
                    refusals.accept(event, e.getMessage());
                }
            });
        }
        return new Family(main, exceptions);
    }

    /** Of two versions of one event the one with the higher SEQUENCE, then the later DTSTAMP, then the later in the file. */
    private IcsComponent newer(IcsComponent one, IcsComponent other) {
        superseded++;
        Comparator<IcsComponent> age =
                Comparator.comparingInt(EventFamilies::sequence).thenComparing(event -> event.text("DTSTAMP"));
        return age.compare(one, other) > 0 ? one : other;
    }

    private static int sequence(IcsComponent event) {
        String text = event.text("SEQUENCE");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String place(IcsProperty recurrenceId, Optional<IcsComponent> main) {
        IcsTime time = IcsTime.of(recurrenceId);
        if (main.isPresent()) {
            IcsEvent event = IcsEvent.of(main.get(), zones);
            return event.place(event.onClock(time, zones));
        }
        return switch (time) {
            case IcsTime.Date(var date) -> date.toString();
            case IcsTime.Local(var local, var zone) ->
                zone.map(zones::of).orElseGet(zones::ofCalendar).instant(local).toString();
            case IcsTime.Utc(var instant) -> instant.toString();
        };
    }
}
