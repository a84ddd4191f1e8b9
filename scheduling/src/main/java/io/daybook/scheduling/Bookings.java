package io.daybook.scheduling;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What takes time on one calendar, and the external UIDs of it. Not safe for use by many threads.
 */
public final class Bookings {

    private final SeatsTaken seatsTaken = new SeatsTaken();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, String> holdersByUid = new HashMap<>();

    /**
     * What one appointment takes.
     *
     * @param appointmentId the appointment
     * @param slot          its time
     * @param blocked       its time with its buffers
     * @param externalUid   the id it has elsewhere; empty if none, or if this is not its main calendar
     */
    public record Entry(String appointmentId, TimeSlot slot, TimeSlot blocked, String externalUid) {}

    /** Enters what an appointment takes, in place of what it took before. */
    public void put(Entry entry) {
        remove(entry.appointmentId());
        entries.put(entry.appointmentId(), entry);
        seatsTaken.add(entry.blocked());
        if (!entry.externalUid().isEmpty()) {
            holdersByUid.put(entry.externalUid(), entry.appointmentId());
        }
    }

    /** Takes out what an appointment takes, if it takes anything. */
    public void remove(String appointmentId) {
        Entry entry = entries.remove(appointmentId);
        if (entry != null) {
            seatsTaken.remove(entry.blocked());
            holdersByUid.remove(entry.externalUid(), appointmentId);
        }
    }

    /** How many appointments take time. */
    public int size() {
        return entries.size();
    }

    /** The appointment that has the external UID; none has the empty one. */
    public Optional<String> holderOf(String externalUid) {
        return Optional.ofNullable(holdersByUid.get(externalUid));
    }

    /** How many seats are taken when. A view of what is entered, not a copy. */
    public SeatsTaken seatsTaken() {
        return seatsTaken;
    }

    /** The appointments that take time, in no order. A view, not a copy. */
    public Set<String> appointmentIds() {
        return entries.keySet();
    }

    /** Everything entered, in no order. A view, not a copy. */
    Collection<Entry> entries() {
        return entries.values();
    }
}
