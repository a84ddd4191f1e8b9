package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.Answer;
import io.daybook.chaos.journal.Answer.Acknowledged;
import io.daybook.chaos.journal.Answer.Refused;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** G7: a request id is applied once at most, and answered alike each time. */
final class RequestsAppliedOnce {

    private final Tally tally = new Tally("G7", "request ids applied once, answered alike");

    private RequestsAppliedOnce() {}

    static Tally judge(List<CommandEntry> commands, KnownLog log) {
        var judging = new RequestsAppliedOnce();
        log.byRequest().forEach(judging::judgeApplied);
        judging.judgeAnswers(commands);
        return judging.tally;
    }

    private void judgeApplied(List<Event> events) {
        tally.examined();
        if (!isOneApplication(events)) {
            tally.breach(
                    "request %s was applied more than once, at positions %s",
                    events.getFirst().getRequestId(),
                    events.stream().limit(10).map(Event::getPosition).toList());
        }
    }

    /** One event; or that of a series and, right behind it, one of each of its appointments. */
    private static boolean isOneApplication(List<Event> events) {
        if (events.size() > 1 && events.getFirst().getEntityType() != EntityType.ENTITY_TYPE_SERIES) {
            return false;
        }
        long first = events.getFirst().getPosition();
        var entities = new HashSet<String>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            boolean follows = event.getPosition() == first + i
                    && (i == 0 || event.getEntityType() == EntityType.ENTITY_TYPE_APPOINTMENT);
            if (!follows || !entities.add(event.getEntityId())) {
                return false;
            }
        }
        return true;
    }

    private void judgeAnswers(List<CommandEntry> commands) {
        var acknowledged = new HashMap<String, CommandEntry>();
        commands.stream()
                .filter(command -> command.answer() instanceof Acknowledged)
                .forEach(command -> judgeAlike(acknowledged.putIfAbsent(command.requestId(), command), command));
        commands.stream()
                .filter(command -> acknowledged.containsKey(command.requestId()))
                .forEach(command -> judgeRefused(acknowledged.get(command.requestId()), command));
    }

    private void judgeAlike(CommandEntry first, CommandEntry again) {
        if (first != null && !first.answer().equals(again.answer())) {
            tally.breach(
                    "request %s was acknowledged with two receipts: %s and %s",
                    again.requestId(), line(first.answer()), line(again.answer()));
        }
    }

    private void judgeRefused(CommandEntry acknowledged, CommandEntry again) {
        if (again.answer() instanceof Refused
                && again.begunNanos() > acknowledged.endedNanos()
                && again.request().equals(acknowledged.request())) {
            tally.breach(
                    "request %s was acknowledged with %s and later refused: %s",
                    again.requestId(), line(acknowledged.answer()), line(again.answer()));
        }
    }

    private static String line(Answer answer) {
        return answer.toString().replaceAll("\\s+", " ");
    }
}
