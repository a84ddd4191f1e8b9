package io.daybook.command.sequencer;

import io.daybook.scheduling.AppointmentCommand;
import io.daybook.scheduling.CalendarCommand;
import io.daybook.scheduling.SeriesCommand;

/** A command and the entity it is for. Immutable. */
public sealed interface EntityCommand {

    /** Id of the entity. */
    String id();

    /**
     * For a calendar.
     *
     * @param id      id of the calendar
     * @param command what is asked
     */
    record ForCalendar(String id, CalendarCommand command) implements EntityCommand {}

    /**
     * For an appointment.
     *
     * @param id      id of the appointment, a UUID
     * @param isFresh whether the id was made for this command, so that no appointment can have it
     * @param command what is asked
     */
    record ForAppointment(String id, boolean isFresh, AppointmentCommand command) implements EntityCommand {}

    /**
     * For a series.
     *
     * @param id      id of the series, a UUID
     * @param command what is asked
     */
    record ForSeries(String id, SeriesCommand command) implements EntityCommand {}
}
