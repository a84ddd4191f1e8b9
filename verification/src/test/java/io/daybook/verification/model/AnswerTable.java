package io.daybook.verification.model;

import io.daybook.v1.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts answers by what was asked. For one thread. */
final class AnswerTable {

    static final String DONE = "done";

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Set<Event.PayloadCase> happened = EnumSet.noneOf(Event.PayloadCase.class);
    private int commands;
    private int refusals;

    void add(List<Exchange> exchanges, List<Event> events) {
        events.forEach(event -> happened.add(event.getPayloadCase()));
        for (Exchange exchange : exchanges) {
            String answer = exchange.answer() instanceof Answer.Refused refused ? refused.reason() : DONE;
            counts.computeIfAbsent(exchange.attempt().label(), _ -> new TreeMap<>()).merge(answer, 1, Integer::sum);
            commands++;
            refusals += exchange.isDone() ? 0 : 1;
        }
    }

    /** The kinds of events that happened. */
    Set<Event.PayloadCase> happened() {
        return happened;
    }

    int commands() {
        return commands;
    }

    /** Which part of all commands was refused, 0 to 1. */
    double refused() {
        return (double) refusals / commands;
    }

    /** What commands were for. */
    Set<String> labels() {
        return counts.keySet();
    }

    /** Everything that was answered to any command. */
    Set<String> answers() {
        var answers = new TreeSet<String>();
        counts.values().forEach(row -> answers.addAll(row.keySet()));
        return answers;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%,d commands, %.0f %% refused%n".formatted(commands, 100 * refused()));
        counts.forEach((label, row) -> {
            int all = row.values().stream().mapToInt(Integer::intValue).sum();
            text.append("%-45s %,7d %s%n".formatted(label, all, row));
        });
        return text.toString();
    }
}
