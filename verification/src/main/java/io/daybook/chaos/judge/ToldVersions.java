package io.daybook.chaos.judge;

import io.daybook.chaos.journal.Answer.Acknowledged;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.v1.Appointment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What every watch must have delivered at its end: the newest version that a client was told of. Others may have come
 * after the watches ended, such as holds that ran out. Immutable.
 */
final class ToldVersions {

    private final KnownLog log;
    private final Set<String> acknowledged = new HashSet<>();

    ToldVersions(List<CommandEntry> commands, KnownLog log) {
        this.log = log;
        commands.stream()
                .filter(command -> command.answer() instanceof Acknowledged)
                .forEach(command -> acknowledged.add(command.requestId()));
    }

    /** The newest version of an appointment that an acknowledged command made, 0 if there is none. */
    long newest(String appointmentId) {
        return log.states(appointmentId).stream()
                .filter(state -> log.at(state.getPosition())
                        .filter(event -> acknowledged.contains(event.getRequestId()))
                        .isPresent())
                .mapToLong(Appointment::getVersion)
                .max()
                .orElse(0);
    }
}
