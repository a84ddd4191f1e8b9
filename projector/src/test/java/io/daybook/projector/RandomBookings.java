package io.daybook.projector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Who holds which slot, so that a random history never books one twice. */
final class RandomBookings {

    private static final int SLOT_HOURS = 30;

    private final Map<String, Slot> held = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Deque<Slot>> freed = new HashMap<>();
    private final Map<String, Integer> next = new HashMap<>();
    private final Random random;

    RandomBookings(Random random) {
        this.random = random;
    }

    /** A part of a slot of thirty hours, which is booked by one at a time. */
    record Slot(String calendarId, int index, int fromHour, int toHour) {}

    List<String> calendars() {
        return List.of("cal-0", "cal-1", "cal-2");
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    String any() {
        return ids.get(random.nextInt(ids.size()));
    }

    Slot book(String id) {
        ids.add(id);
        return take(id, calendars().get(random.nextInt(calendars().size())));
    }

    Slot move(String id) {
        Slot old = held.get(id);
        Slot taken = take(id, old.calendarId());
        freed.get(old.calendarId()).push(old);
        return taken;
    }

    void cancel(String id) {
        ids.remove(id);
        Slot slot = held.remove(id);
        freed.get(slot.calendarId()).push(slot);
    }

    private Slot take(String id, String calendarId) {
        Deque<Slot> free = freed.computeIfAbsent(calendarId, _ -> new ArrayDeque<>());
        int index = free.isEmpty() ? next.merge(calendarId, 1, Integer::sum) : free.pop().index();
        int from = index * SLOT_HOURS + random.nextInt(SLOT_HOURS / 2);
        var slot = new Slot(calendarId, index, from, from + 1 + random.nextInt(SLOT_HOURS / 2));
        held.put(id, slot);
        return slot;
    }
}
