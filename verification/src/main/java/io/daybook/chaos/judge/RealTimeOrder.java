package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.Answer.Acknowledged;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.Event;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** G2: a command that began after another one was acknowledged is behind it in the log. */
final class RealTimeOrder {

    private RealTimeOrder() {}

    static Tally judge(List<CommandEntry> commands, KnownLog log) {
        var tally = new Tally("G2", "log order and real time");
        List<CommandEntry> byEnd = commands.stream()
                .filter(command -> command.answer() instanceof Acknowledged)
                .sorted(Comparator.comparingLong(CommandEntry::endedNanos))
                .toList();
        var begun = new HashSet<String>();
        List<CommandEntry> byBegin = commands.stream()
                .filter(command -> !log.ofRequest(command.requestId()).isEmpty())
                .sorted(Comparator.comparingLong(CommandEntry::begunNanos))
                // A request that was sent again later began when it was sent first.
                .filter(command -> begun.add(command.requestId()))
                .toList();
        var requests = new HashSet<String>();
        long newest = 0;
        int ended = 0;
        for (CommandEntry command : byBegin) {
            if (!requests.add(command.requestId())) {
                // Repeated: it may have been applied ever since it was asked first.
                continue;
            }
            while (ended < byEnd.size() && byEnd.get(ended).endedNanos() < command.begunNanos()) {
                newest = Math.max(newest, receipt(byEnd.get(ended)).getPosition());
                ended++;
            }
            tally.examined();
            Event own = log.ofRequest(command.requestId()).getFirst();
            if (own.getPosition() <= newest) {
                tally.breach(
                        "request %s began after position %d was acknowledged, its event is at position %d",
                        command.requestId(), newest, own.getPosition());
            }
        }
        return tally;
    }

    private static CommandReceipt receipt(CommandEntry command) {
        return ((Acknowledged) command.answer()).receipt();
    }
}
