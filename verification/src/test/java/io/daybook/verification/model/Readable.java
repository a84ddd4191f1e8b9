package io.daybook.verification.model;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.daybook.v1.Event;
import java.util.List;
import java.util.stream.Collectors;

/** Commands, answers and events as people can read them, on one line each. */
final class Readable {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private Readable() {}

    static String text(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String text(List<Event> events) {
        return events.stream().map(Readable::text).collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    static String text(Attempt attempt) {
        return "wave %d, server %d, %s: %s %s"
                .formatted(
                        attempt.wave(),
                        attempt.server(),
                        attempt.actor(),
                        attempt.asked().method(),
                        text(attempt.request()));
    }

    static String text(Exchange exchange) {
        return "%s%n  from %s to %s -> %s"
                .formatted(text(exchange.attempt()), exchange.sent(), exchange.answered(), text(exchange.answer()));
    }

    static String text(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Accepted(var events) -> text(events);
            case Ruling.Refused(var refusal) -> refusal.toString();
        };
    }

    private static String text(Answer answer) {
        return switch (answer) {
            case Answer.Done(var response) -> text(response);
            case Answer.Refused(_, var reason, var metadata) -> "%s %s".formatted(reason, metadata);
        };
    }
}
