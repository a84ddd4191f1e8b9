package io.daybook.projector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A random history of a few calendars, with appointments on several and moves between them. No seat is taken twice: each
 * calendar has slots of thirty hours, as many at a time as it has seats. Time that gets free is booked again.
 */
final class RandomBookings {

    private static final int SLOT_HOURS = 30;
    private static final List<String> CALENDARS = List.of("cal-0", "cal-1", "cal-2");

    private final Map<String, Place> held = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> taken = new HashMap<>();
    private final Events events = new Events();
    private final Random random;

    RandomBookings(Random random) {
        this.random = random;
        CALENDARS.forEach(id -> events.calendar(id, seats(id)));
    }

    private record Place(List<String> calendarIds, int index) {}

    /** The calendars and a number of changes. */
    Events after(int changes) {
        while (events.count() < changes) {
            change("a" + events.count());
        }
        return events;
    }

    private void change(String newId) {
        String known = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
        switch (ids.isEmpty() ? 0 : random.nextInt(10)) {
            case 0, 1, 2 -> {
                ids.add(newId);
                int from = place(newId);
                events.booked(newId, held.get(newId).calendarIds(), from, from + length());
            }
            case 3 -> {
                Place place = new Place(List.of("cal-1"), firstFree(List.of("cal-1")));
                int from = take(newId, place);
                events.held(newId, "cal-1", from, from + length());
                if (random.nextBoolean()) {
                    free(newId);
                    events.expired(newId);
                }
            }
            case 4, 5 -> {
                free(known);
                int from = place(known);
                events.moved(known, held.get(known).calendarIds(), from, from + length());
            }
            case 6 -> events.described(known);
            case 7 -> {
                ids.remove(known);
                free(known);
                events.cancelled(known);
            }
            case 8 -> events.series("series-" + newId);
            default -> {
                String calendar = CALENDARS.get(random.nextInt(CALENDARS.size()));
                events.renamed(calendar, seats(calendar));
            }
        }
    }

    /** Takes time on one calendar or several; returns the hour at which it begins. */
    private int place(String id) {
        List<String> calendars = Stream.generate(() -> CALENDARS.get(random.nextInt(CALENDARS.size())))
                .limit(1 + random.nextInt(CALENDARS.size()))
                .distinct()
                .toList();
        return take(id, new Place(calendars, firstFree(calendars)));
    }

    private int take(String id, Place place) {
        held.put(id, place);
        place.calendarIds().forEach(calendar -> slots(calendar).merge(place.index(), 1, Integer::sum));
        return place.index() * SLOT_HOURS + random.nextInt(SLOT_HOURS / 2);
    }

    private void free(String id) {
        Place place = held.remove(id);
        place.calendarIds().forEach(calendar -> slots(calendar).merge(place.index(), -1, Integer::sum));
    }

    private int firstFree(List<String> calendars) {
        int index = 0;
        while (isFull(calendars, index)) {
            index++;
        }
        return index;
    }

    private boolean isFull(List<String> calendars, int index) {
        return calendars.stream().anyMatch(id -> slots(id).getOrDefault(index, 0) >= seats(id));
    }

    private Map<Integer, Integer> slots(String calendar) {
        return taken.computeIfAbsent(calendar, _ -> new HashMap<>());
    }

    private int length() {
        return 1 + random.nextInt(SLOT_HOURS / 2);
    }

    private static int seats(String calendar) {
        return 1 + CALENDARS.indexOf(calendar);
    }
}
