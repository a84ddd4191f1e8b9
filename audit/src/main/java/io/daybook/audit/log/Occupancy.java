package io.daybook.audit.log;

import io.daybook.scheduling.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who takes which time of one calendar, by day of UTC, and how many do so at once. For one thread. */
final class Occupancy {

    private final Map<LocalDate, Map<String, TimeSlot>> days = new HashMap<>();
    private int size;

    void enter(String appointmentId, TimeSlot blocked) {
        daysOf(blocked).forEach(day -> {
            if (days.computeIfAbsent(day, _ -> new HashMap<>()).put(appointmentId, blocked) == null) {
                size++;
            }
        });
    }

    void leave(String appointmentId, TimeSlot blocked) {
        daysOf(blocked).forEach(day -> {
            Map<String, TimeSlot> there = days.getOrDefault(day, Map.of());
            if (there.containsKey(appointmentId)) {
                there.remove(appointmentId);
                size--;
            }
        });
    }

    /** Who takes any of a time, and when. */
    Map<String, TimeSlot> during(TimeSlot time) {
        var there = new LinkedHashMap<String, TimeSlot>();
        daysOf(time).forEach(day -> days.getOrDefault(day, Map.of()).forEach((id, blocked) -> {
            if (blocked.overlaps(time)) {
                there.put(id, blocked);
            }
        }));
        return there;
    }

    /** How many are there at once at most, within a time that all of them touch. */
    static int mostAtOnce(Iterable<TimeSlot> blocked, TimeSlot time) {
        var changes = new TreeMap<Instant, Integer>();
        for (TimeSlot slot : blocked) {
            Instant from = slot.start().isBefore(time.start()) ? time.start() : slot.start();
            changes.merge(from, 1, Integer::sum);
            changes.merge(slot.end(), -1, Integer::sum);
        }
        int now = 0;
        int most = 0;
        for (var change : changes.headMap(time.end()).values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    /** How many entries it has. */
    int size() {
        return size;
    }

    private static Stream<LocalDate> daysOf(TimeSlot time) {
        LocalDate last = LocalDate.ofInstant(time.end().minusNanos(1), ZoneOffset.UTC);
        return LocalDate.ofInstant(time.start(), ZoneOffset.UTC).datesUntil(last.plusDays(1));
    }
}
