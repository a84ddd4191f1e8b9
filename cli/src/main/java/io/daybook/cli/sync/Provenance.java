package io.daybook.cli.sync;

import io.daybook.v1.Appointment;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Tells which appointments of a calendar were booked from one source: the first half of their id names both. Nothing else
 * has to be remembered, and nothing that was booked otherwise is taken for one of them. Immutable.
 */
public final class Provenance {

    private static final long VERSION = 0xF000L;
    private static final long VERSION_8 = 0x8000L;

    private final long mark;

    /**
     * What is booked on a calendar from a source.
     *
     * @param source any name, the same every time
     */
    public Provenance(String calendarId, String source) {
        this.mark = named(calendarId + "\n" + source).getMostSignificantBits() & ~VERSION | VERSION_8;
    }

    /** Whether an appointment was booked from the source. */
    boolean isOf(Appointment appointment) {
        return UUID.fromString(appointment.getAppointmentId()).getMostSignificantBits() == mark;
    }

    /**
     * The id for an event, the same every time, so that no event is booked twice: a UUID of version 8.
     *
     * @param attempt 0 for the first appointment with that UID, 1 for the next after that was cancelled
     */
    String id(String externalUid, int attempt) {
        return new UUID(mark, named(externalUid + "\n" + attempt).getLeastSignificantBits()).toString();
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
