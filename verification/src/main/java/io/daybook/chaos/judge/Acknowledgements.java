package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.Answer.Acknowledged;
import io.daybook.chaos.journal.Answer.Refused;
import io.daybook.chaos.journal.Answer.Unknown;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.Event;
import io.daybook.v1.HoldSlotRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** G1: what was acknowledged is in the log as the receipt says, and what was refused is not. */
final class Acknowledgements {

    private final KnownLog log;
    private final Tally tally = new Tally("G1", "acknowledged and refused commands");

    private final Map<String, Long> acknowledgedNanos;

    private Acknowledgements(KnownLog log, Map<String, Long> acknowledgedNanos) {
        this.log = log;
        this.acknowledgedNanos = acknowledgedNanos;
    }

    static Tally judge(List<CommandEntry> commands, KnownLog log) {
        var judging = new Acknowledgements(
                log,
                commands.stream()
                        .filter(command -> command.answer() instanceof Acknowledged)
                        .collect(Collectors.toMap(CommandEntry::requestId, CommandEntry::endedNanos, Math::max)));
        commands.forEach(judging::judge);
        return judging.tally;
    }

    private void judge(CommandEntry command) {
        tally.examined();
        switch (command.answer()) {
            case Acknowledged(var receipt) -> judge(command, receipt);
            case Refused(var code, var reason) -> judgeRefusal(command, code + " " + reason, reason);
            case Unknown _ -> {}
        }
    }

    private void judge(CommandEntry command, CommandReceipt receipt) {
        Optional<Event> event = log.at(receipt.getPosition()).filter(found -> fits(found, receipt));
        List<Event> own = log.ofRequest(command.requestId());
        if (event.isEmpty()) {
            tally.breach(
                    "%s was acknowledged with version %d of %s at position %d; there the log has %s",
                    told(command),
                    receipt.getVersion(),
                    receipt.getId(),
                    receipt.getPosition(),
                    log.at(receipt.getPosition()).map(Acknowledgements::told).orElse("nothing"));
        } else if (own.isEmpty() && alwaysChanges(command)) {
            tally.breach("%s was acknowledged with position %d, which another request made: %s",
                    told(command), receipt.getPosition(), told(event.get()));
        } else if (!own.isEmpty() && own.stream().noneMatch(event.get()::equals)) {
            tally.breach("%s was acknowledged with position %d, its event is at position %d",
                    told(command), receipt.getPosition(), own.getFirst().getPosition());
        }
    }

    private void judgeRefusal(CommandEntry command, String refusal, String reason) {
        List<Event> own = log.ofRequest(command.requestId());
        // The id belongs to another request then, which may well have been applied.
        if (!own.isEmpty() && !reason.equals("REQUEST_ID_REUSED") && !mayHaveBeenAppliedLater(command)) {
            tally.breach("%s was refused (%s), the log has its %s", told(command), refusal, told(own.getFirst()));
        }
    }

    /** Refusals are not kept: another copy, sent at the same time, can be decided when things have changed. */
    private boolean mayHaveBeenAppliedLater(CommandEntry refused) {
        return acknowledgedNanos.getOrDefault(refused.requestId(), Long.MIN_VALUE) > refused.begunNanos();
    }

    private static boolean fits(Event event, CommandReceipt receipt) {
        return event.getEntityId().equals(receipt.getId())
                && event.getVersion() == receipt.getVersion()
                && event.getCommitTime().equals(receipt.getCommitTime());
    }

    /** Whether it makes something new, so that it cannot find everything to be as wanted. */
    private static boolean alwaysChanges(CommandEntry command) {
        return switch (command.request()) {
            case BookAppointmentRequest _, HoldSlotRequest _, BookSeriesRequest _, CreateCalendarRequest _ -> true;
            default -> false;
        };
    }

    private static String told(CommandEntry command) {
        return "request %s (%s)".formatted(command.requestId(), command.request().getDescriptorForType().getName());
    }

    private static String told(Event event) {
        return "%s, version %d of %s at position %d, by request %s".formatted(
                event.getPayloadCase(),
                event.getVersion(),
                event.getEntityId(),
                event.getPosition(),
                event.getRequestId());
    }
}
