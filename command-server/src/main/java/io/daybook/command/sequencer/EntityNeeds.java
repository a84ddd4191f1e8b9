package io.daybook.command.sequencer;

import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.scheduling.AppointmentCommand;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The entities that commands name: what has to be loaded to decide them.
 *
 * @param calendarIds    the calendars
 * @param appointmentIds the appointments; the calendars they are on are needed too
 */
record EntityNeeds(Set<String> calendarIds, Set<String> appointmentIds) {

    static EntityNeeds of(Collection<CommandRequest> requests) {
        var needs = new EntityNeeds(new HashSet<>(), new HashSet<>());
        for (CommandRequest request : requests) {
            switch (request.command()) {
                case ForCalendar(var id, _) -> needs.calendarIds.add(id);
                case ForAppointment(var id, var command) -> {
                    needs.appointmentIds.add(id);
                    if (command instanceof AppointmentCommand.Book book) {
                        needs.calendarIds.add(book.calendarId());
                    }
                }
            }
        }
        return needs;
    }
}
