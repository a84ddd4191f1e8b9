package io.daybook.scheduling.message;

import io.daybook.scheduling.Revision;

/** A calendar or an appointment at one revision. Immutable. */
public sealed interface EntitySnapshot permits AppointmentSnapshot, CalendarSnapshot {

    /** The entity's id. */
    String id();

    /** How far it has come. */
    Revision revision();
}
