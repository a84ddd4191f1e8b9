package io.daybook.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The slots that active appointments hold on one calendar, and their external UIDs. As they never overlap, their order
 * by start is also their order by end, and one look-up finds a conflict. Mutable, for one thread at a time.
 */
public final class Bookings {

    /** A refusal is answered while others wait: stop looking for free time after this many busy neighbours. */
    private static final int MAX_NEIGHBOURS = 1_000;

    private final NavigableMap<Instant, TimeSlot> slotsByStart = new TreeMap<>();
    private final Map<Instant, String> holdersByStart = new HashMap<>();
    private final Map<String, String> holdersByUid = new HashMap<>();
    private final Map<String, Held> heldByAppointment = new HashMap<>();

    private record Held(TimeSlot slot, String externalUid) {}

    /**
     * Enters what an appointment holds, in place of what it held before. Several that changed places may be entered in
     * any order; nothing may be asked until all are.
     */
    public void put(String appointmentId, TimeSlot slot, String externalUid) {
        remove(appointmentId);
        heldByAppointment.put(appointmentId, new Held(slot, externalUid));
        slotsByStart.put(slot.start(), slot);
        holdersByStart.put(slot.start(), appointmentId);
        if (!externalUid.isEmpty()) {
            holdersByUid.put(externalUid, appointmentId);
        }
    }

    /** Takes out what an appointment holds, if it holds anything. */
    public void remove(String appointmentId) {
        Held held = heldByAppointment.remove(appointmentId);
        if (held != null) {
            // Another appointment may have been entered in this one's place already; what it holds must stay.
            if (appointmentId.equals(holdersByStart.get(held.slot().start()))) {
                holdersByStart.remove(held.slot().start());
                slotsByStart.remove(held.slot().start());
            }
            holdersByUid.remove(held.externalUid(), appointmentId);
        }
    }

    /** How many slots are held. */
    public int size() {
        return slotsByStart.size();
    }

    /** The appointment that has the external UID; none has the empty one. */
    public Optional<String> holderOf(String externalUid) {
        return Optional.ofNullable(holdersByUid.get(externalUid));
    }

    /** The first busy slot that overlaps {@code slot}, leaving {@code own} aside. */
    public Optional<TimeSlot> conflictWith(TimeSlot slot, Optional<TimeSlot> own) {
        Map.Entry<Instant, TimeSlot> atOrBefore = slotsByStart.floorEntry(slot.start());
        Instant from = atOrBefore == null ? slot.start() : atOrBefore.getKey();
        return slotsByStart.tailMap(from, true).values().stream()
                .takeWhile(busy -> busy.start().isBefore(slot.end()))
                .filter(busy -> busy.overlaps(slot) && !isOwn(busy, own))
                .findFirst();
    }

    /** The latest free slot of a length that ends no later than {@code busy} starts. */
    Optional<TimeSlot> freeBefore(TimeSlot busy, Duration length, Optional<TimeSlot> own) {
        Instant end = busy.start();
        for (TimeSlot held : neighbours(slotsByStart.headMap(busy.start(), false).descendingMap(), own)) {
            if (!held.end().isAfter(end.minus(length))) {
                return Optional.of(TimeSlot.endingAt(end, length));
            }
            end = held.start();
        }
        return afterAllNeighbours(TimeSlot.endingAt(end, length), own);
    }

    /** The earliest free slot of a length that starts no earlier than {@code busy} ends. */
    Optional<TimeSlot> freeAfter(TimeSlot busy, Duration length, Optional<TimeSlot> own) {
        Instant start = busy.end();
        for (TimeSlot held : neighbours(slotsByStart.tailMap(busy.end(), true), own)) {
            if (!held.start().isBefore(start.plus(length))) {
                return Optional.of(TimeSlot.startingAt(start, length));
            }
            start = held.end();
        }
        return afterAllNeighbours(TimeSlot.startingAt(start, length), own);
    }

    /** Free unless the neighbours were too many to see all of them. */
    private Optional<TimeSlot> afterAllNeighbours(TimeSlot slot, Optional<TimeSlot> own) {
        return conflictWith(slot, own).isPresent() ? Optional.empty() : Optional.of(slot);
    }

    private static Iterable<TimeSlot> neighbours(Map<Instant, TimeSlot> held, Optional<TimeSlot> own) {
        return held.values().stream().filter(slot -> !isOwn(slot, own)).limit(MAX_NEIGHBOURS)::iterator;
    }

    private static boolean isOwn(TimeSlot slot, Optional<TimeSlot> own) {
        return own.filter(slot::equals).isPresent();
    }
}
