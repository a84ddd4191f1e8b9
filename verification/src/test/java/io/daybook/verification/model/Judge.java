package io.daybook.verification.model;

import com.google.protobuf.Message;
import io.daybook.v1.Event;
import io.daybook.verification.model.Answer.Done;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what servers did with what the model says. The log tells in which order commands that were sent at once were
 * taken up: each command with events is judged at its place there. A command without events has no place, so its answer
 * must be the right one at some place between the start and the end of its wave. For one thread.
 */
final class Judge {

    private final ModelState state = new ModelState();
    private final Model model = new Model(state);
    private final Offers offers = new Offers(state);
    private final LogOrder order;
    private final AppliedRequests applied = new AppliedRequests();

    /** A judge of all that happens after a position of the log. */
    Judge(long position) {
        this.order = new LogOrder(position, state);
    }

    ModelState state() {
        return state;
    }

    /** Forgets earlier requests: nobody sends them again. */
    void forgetRequests() {
        applied.forget();
    }

    /** The last position of the log that was judged. */
    long position() {
        return order.position();
    }

    /**
     * Judges a wave.
     *
     * @param wave   its commands, all of which were answered before the next wave
     * @param events what the log has after {@link #position()}
     */
    void judge(List<Exchange> wave, List<Event> events) throws Discrepancy {
        var open = new ArrayList<>(wave);
        open.removeIf(this::isExplained);
        for (List<Event> group : LogOrder.byRequest(events)) {
            if (isFromBefore(group.getFirst())) {
                order.skip(group.getFirst());
            } else if (group.getFirst().hasHoldExpired()) {
                HoldExpiryModel.check(group, state);
                order.apply(group);
            } else {
                Exchange author = author(group, wave);
                open.remove(author);
                order.apply(group);
                applied.addHere(author);
            }
            open.removeIf(this::isExplained);
        }
        applied.endWave();
        if (!open.isEmpty()) {
            Exchange unexplained = open.getFirst();
            throw new Discrepancy(
                    "at no place of its wave is this the answer: %s%nAt its end it is %s",
                    Readable.text(unexplained),
                    Readable.text(model.on(unexplained.attempt(), unexplained.answered())));
        }
    }

    /** A judge who begins in the middle of a log meets holds from before, which go on running out. */
    private boolean isFromBefore(Event event) {
        return event.hasHoldExpired() && state.appointment(event.getEntityId()).isEmpty();
    }

    /** Finds the command that made events, which the model must accept here with the same ones. */
    private Exchange author(List<Event> group, List<Exchange> wave) throws Discrepancy {
        Event first = group.getFirst();
        String requestId = first.getRequestId();
        List<Exchange> authors = wave.stream()
                .filter(exchange -> exchange.attempt().requestId().equals(requestId))
                .filter(Judge::isApplied)
                .toList();
        if (authors.isEmpty() || applied.isPlaced(requestId)) {
            throw new Discrepancy("nobody was told of this, or of something else: %s", Readable.text(group));
        }
        for (Exchange author : authors) {
            for (Instant time : author.times()) {
                if (model.on(author.attempt(), time) instanceof Ruling.Accepted(var expected)
                        && LogOrder.isSame(expected, group, author)) {
                    checkResponse(author, group);
                    return author;
                }
            }
        }
        Exchange author = authors.getFirst();
        throw new Discrepancy(
                "%s%nmade %s%nbut should be %s",
                Readable.text(author), Readable.text(group), Readable.text(model.on(author.attempt(), author.sent())));
    }

    private void checkResponse(Exchange author, List<Event> group) throws Discrepancy {
        Message response = ((Done) author.answer()).response();
        Message entity = EventModel.after(entityOf(author), group.getFirst());
        Message expected = Responses.expected(response, entity, group);
        if (!expected.equals(response)) {
            throw new Discrepancy("%s%nwas answered %s%nand should be %s", Readable.text(author), response, expected);
        }
    }

    /** Whether an answer without events is the right one in the present state. */
    private boolean isExplained(Exchange exchange) {
        if (applied.isUsed(exchange) && applied.isRight(exchange)) {
            return true;
        }
        // Of two requests with one id that are sent at once, the one that was refused may have come before the other.
        boolean mayBeFirst = !applied.isUsed(exchange)
                || !applied.isPlaced(exchange.attempt().requestId()) && !isApplied(exchange);
        return mayBeFirst && exchange.times().stream().anyMatch(time -> isExplained(exchange, time));
    }

    private static boolean isApplied(Exchange exchange) {
        return exchange.isDone() && !exchange.attempt().validatesOnly();
    }

    private boolean isExplained(Exchange exchange, Instant time) {
        return switch (model.on(exchange.attempt(), time)) {
            case Ruling.Refused(var refusal) -> exchange.answer() instanceof Answer.Refused refused
                    && offers.isRight(refused, refusal, exchange);
            case Ruling.Accepted(var events) -> exchange.answer() instanceof Done(var response)
                        && isExplained(exchange, events, response);
        };
    }

    /** Whether what was accepted changes nothing, or was only to be checked. */
    private boolean isExplained(Exchange exchange, List<Event> events, Message response) {
        boolean validatesOnly = exchange.attempt().validatesOnly();
        Optional<Message> entity = entityOf(exchange);
        if (events.isEmpty()) {
            boolean right = Responses.expected(response, entity.orElseThrow(), events).equals(response);
            if (right && !validatesOnly) {
                applied.addSomewhere(exchange);
            }
            return right;
        }
        if (!validatesOnly) {
            return false;
        }
        Event unplacedEvent = events.getFirst().toBuilder()
                .setVersion(entity.map(Model::version).orElse(0L) + 1)
                .setActor(exchange.attempt().actor())
                .build();
        Message expected = Responses.expected(response, EventModel.after(entity, unplacedEvent), events);
        // The receipt of what was not stored has no position.
        return Responses.ofValidation(expected).equals(Responses.ofValidation(response));
    }

    private Optional<Message> entityOf(Exchange exchange) {
        Asked asked = exchange.attempt().asked();
        return state.entity(Model.typeOf(asked), Model.idOf(asked));
    }
}
