package io.daybook.scheduling;

import java.time.Instant;
import java.util.Optional;

/**
 * A slot somebody wants.
 *
 * @param slot      the slot
 * @param own       the slot the asking appointment has now, which is not in its own way
 * @param allowPast whether it may start before {@code now}
 * @param now       when it was asked
 */
record SlotWish(TimeSlot slot, Optional<TimeSlot> own, boolean allowPast, Instant now) {}
