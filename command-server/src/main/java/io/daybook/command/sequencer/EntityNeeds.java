package io.daybook.command.sequencer;

import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.command.sequencer.EntityCommand.ForSeries;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.scheduling.CalendarCommand;
import io.daybook.scheduling.SeriesCommand;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The entities that commands name: what has to be loaded to decide them.
 *
 * @param calendarIds         the calendars
 * @param calendarNames       the names that calendars want
 * @param appointmentIds      the appointments; the calendars they are on are needed too
 * @param freshAppointmentIds those that cannot exist yet
 * @param seriesIds           the series; the appointments that belong to them are needed too
 */
record EntityNeeds(
        Set<String> calendarIds,
        Set<String> calendarNames,
        Set<String> appointmentIds,
        Set<String> freshAppointmentIds,
        Set<String> seriesIds) {

    static EntityNeeds of(Collection<CommandRequest> requests) {
        var needs = new EntityNeeds(
                new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (CommandRequest request : requests) {
            switch (request.command()) {
                case ForCalendar(var id, var command) -> {
                    needs.calendarIds.add(id);
                    needs.addNames(command);
                }
                case ForAppointment(var id, var isFresh, var command) -> {
                    (isFresh ? needs.freshAppointmentIds : needs.appointmentIds).add(id);
                    needs.addCalendars(command);
                }
                case ForSeries(var id, var command) -> {
                    needs.seriesIds.add(id);
                    if (command instanceof SeriesCommand.Book book) {
                        needs.calendarIds.addAll(book.calendarIds());
                    }
                }
            }
        }
        return needs;
    }

    private void addNames(CalendarCommand command) {
        switch (command) {
            case CalendarCommand.Create(var profile) -> calendarNames.add(profile.name());
            case CalendarCommand.Update update -> update.name().ifPresent(calendarNames::add);
            case CalendarCommand.Close() -> {}
        }
    }

    private void addCalendars(AppointmentCommand command) {
        switch (command) {
            case AppointmentCommand.Placing placing -> calendarIds.addAll(placing.calendarIds());
            case AppointmentCommand.Reschedule reschedule -> calendarIds.addAll(reschedule.calendarIds());
            case AppointmentCommand.BookHeld _,
                    AppointmentCommand.ReleaseHold _,
                    AppointmentCommand.ExpireHold _,
                    AppointmentCommand.Confirm _,
                    AppointmentCommand.Decline _,
                    AppointmentCommand.UpdateDetails _,
                    AppointmentCommand.Cancel _,
                    AppointmentCommand.Complete _,
                    AppointmentCommand.MarkNoShow _ -> {}
        }
    }
}
