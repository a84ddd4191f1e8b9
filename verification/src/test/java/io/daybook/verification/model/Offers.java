package io.daybook.verification.model;

import io.daybook.verification.model.Answer.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Compares refusals with the model's, and looks at the other times that they offer. */
final class Offers {

    private static final long MINUTE = 60;

    /** Whether an offer is the nearest is looked at in one of so many cases, and so far: it means many checks each. */
    private static final int SAMPLED = 40;

    private static final long LOOKED = 12 * 60 * MINUTE;

    private final ModelState state;

    Offers(ModelState state) {
        this.state = state;
    }

    /** Whether a refusal is the one that the model expects. */
    boolean isRight(Refused refused, Refusal expected, Exchange exchange) {
        Map<String, String> metadata = new TreeMap<>(refused.metadata());
        metadata.keySet().removeIf(key -> key.startsWith("free_") || key.equals("now"));
        return refused.code() == expected.code()
                && refused.reason().equals(expected.reason())
                && metadata.equals(expected.metadata())
                && isTimeRight(refused, exchange)
                && expected.wish().stream().allMatch(wish -> areOffersRight(refused, wish, exchange));
    }

    private static boolean isTimeRight(Refused refused, Exchange exchange) {
        boolean expected =
                switch (refused.reason()) {
                    case "START_IN_PAST", "BEYOND_HORIZON", "NOTICE_TOO_SHORT", "NOT_STARTED" -> true;
                    default -> false;
                };
        String now = refused.metadata().get("now");
        return now == null
                ? !expected
                : expected
                        && !Instant.parse(now).isBefore(exchange.sent())
                        && !Instant.parse(now).isAfter(exchange.answered());
    }

    private boolean areOffersRight(Refused refused, Wish wish, Exchange exchange) {
        long wanted = wish.slot().from();
        boolean offers = refused.reason().equals("SLOT_TAKEN") || refused.reason().equals("OUTSIDE_AVAILABILITY");
        if (!offers) {
            return refused.metadata().keySet().stream().noneMatch(key -> key.startsWith("free_"));
        }
        long before = start(refused, "free_before", wanted - LOOKED);
        long after = start(refused, "free_after", wanted + LOOKED);
        boolean sampled = wish.slot().hashCode() % SAMPLED == 0;
        return before < wanted
                && wanted < after
                && isRight(refused, "free_before", wish, exchange)
                && isRight(refused, "free_after", wish, exchange)
                && (!sampled || noneBetween(before, wanted, wish, exchange))
                && (!sampled || noneBetween(wanted, after, wish, exchange));
    }

    private boolean isRight(Refused refused, String prefix, Wish wish, Exchange exchange) {
        if (!refused.metadata().containsKey(prefix + "_start")) {
            return true;
        }
        var offered = new Span(start(refused, prefix, 0), second(refused.metadata().get(prefix + "_end")));
        return offered.length() == wish.slot().length()
                && exchange.times().stream().anyMatch(time -> SlotModel.isGranted(wish.at(offered), state, time));
    }

    private boolean noneBetween(long from, long until, Wish wish, Exchange exchange) {
        long length = wish.slot().length();
        long near = Math.max(from, until - LOOKED);
        long far = Math.min(until, from + LOOKED);
        long first = near + MINUTE - Math.floorMod(near, MINUTE);
        return LongStream.iterate(first, start -> start < far, start -> start + MINUTE)
                .mapToObj(start -> wish.at(new Span(start, start + length)))
                .noneMatch(other ->
                        exchange.times().stream().allMatch(time -> SlotModel.isGranted(other, state, time)));
    }

    private static long start(Refused refused, String prefix, long otherwise) {
        String start = refused.metadata().get(prefix + "_start");
        return start == null ? otherwise : second(start);
    }

    private static long second(String time) {
        return Instant.parse(time).getEpochSecond();
    }
}
