package io.daybook.cli.sync;

import io.daybook.cli.ics.Entry;
import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import java.time.Instant;

/**
 * An appointment and what the source says of it by now. Immutable.
 *
 * @param booked as it is
 * @param wanted as it should be
 */
public record Change(Appointment booked, Entry wanted) {

    /** Whether it is at another time, or to be shown in another zone. */
    public boolean isMove() {
        return !Instants.of(booked.getStartTime()).equals(wanted.start())
                || !Instants.of(booked.getEndTime()).equals(wanted.end())
                || !booked.getTimeZone().equals(wanted.zone().getId());
    }

    /** Whether its title, description or attendees differ. */
    public boolean isDescription() {
        return !booked.getTitle().equals(wanted.title())
                || !booked.getDescription().equals(wanted.description())
                || !booked.getAttendeesList().equals(wanted.attendees());
    }

    /** Whether both what is booked and what is wanted ended before that instant. */
    boolean isHistory(Instant now) {
        return !Instants.of(booked.getEndTime()).isAfter(now) && !wanted.end().isAfter(now);
    }
}
