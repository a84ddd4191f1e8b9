package io.daybook.verification.model;

import com.google.protobuf.Message;
import io.daybook.verification.model.Answer.Done;
import io.daybook.verification.model.Answer.Refused;
import java.util.HashMap;
import java.util.Map;

/** The requests that were applied, and what was answered: a repeated one must be answered alike. For one thread. */
final class AppliedRequests {

    private final Map<String, Applied> placed = new HashMap<>();
    /** Of the wave at hand: accepted without events, which does not tell when. */
    private final Map<String, Applied> unplaced = new HashMap<>();

    private record Applied(Message request, Message response) {}

    /** Notes one that was applied at the present place of the log. */
    void addHere(Exchange exchange) {
        placed.put(exchange.attempt().requestId(), applied(exchange));
    }

    /** Notes one that was applied somewhere in the present wave. */
    void addSomewhere(Exchange exchange) {
        unplaced.put(exchange.attempt().requestId(), applied(exchange));
    }

    /** Whether one was applied at a known place. */
    boolean isPlaced(String requestId) {
        return placed.containsKey(requestId);
    }

    /** Whether an id was used before. */
    boolean isUsed(Exchange exchange) {
        return before(exchange) != null;
    }

    /** Whether the answer to a used id is the right one: the first answer or, to another request, that it was used. */
    boolean isRight(Exchange exchange) {
        Applied before = before(exchange);
        return before.request().equals(exchange.attempt().request())
                ? exchange.answer().equals(new Done(before.response()))
                : exchange.answer() instanceof Refused refused && refused.reason().equals("REQUEST_ID_REUSED");
    }

    /** What was applied somewhere in the wave that ends was applied before the next one. */
    void endWave() {
        placed.putAll(unplaced);
        unplaced.clear();
    }

    void forget() {
        placed.clear();
    }

    private Applied before(Exchange exchange) {
        String requestId = exchange.attempt().requestId();
        return placed.getOrDefault(requestId, unplaced.get(requestId));
    }

    private static Applied applied(Exchange exchange) {
        return new Applied(exchange.attempt().request(), ((Done) exchange.answer()).response());
    }
}
