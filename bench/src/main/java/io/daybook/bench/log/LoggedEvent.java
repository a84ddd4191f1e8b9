package io.daybook.bench.log;

import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.v1.Event;

/**
 * An event, and what it makes of its entity. Immutable.
 *
 * @param event the event
 * @param after its entity from then on
 */
record LoggedEvent(Event event, EntitySnapshot after) {}
