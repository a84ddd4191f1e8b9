package io.daybook.verification.model;

import com.google.protobuf.Timestamp;
import io.daybook.v1.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What the log adds to events: places and versions without gaps, times that never run backwards. For one thread. */
final class LogOrder {

    private final ModelState state;
    private long position;
    private Instant commitTime = Instant.MIN;

    /** The order after a position. */
    LogOrder(long position, ModelState state) {
        this.position = position;
        this.state = state;
    }

    long position() {
        return position;
    }

    /** Runs of events of one request. */
    static List<List<Event>> byRequest(List<Event> events) {
        var groups = new ArrayList<List<Event>>();
        for (Event event : events) {
            if (groups.isEmpty() || !groups.getLast().getFirst().getRequestId().equals(event.getRequestId())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(event);
        }
        return groups;
    }

    /** Takes events in, if each is the next one. */
    void apply(List<Event> events) throws Discrepancy {
        for (Event event : events) {
            apply(event);
        }
    }

    private void apply(Event event) throws Discrepancy {
        Instant committed = Place.instant(event.getCommitTime());
        long version = state.entity(event.getEntityType(), event.getEntityId()).map(Model::version).orElse(0L);
        boolean isNext = event.getPosition() == position + 1 && event.getVersion() == version + 1;
        if (!isNext || committed.isBefore(commitTime)) {
            throw new Discrepancy(
                    "%s%nis not the next after position %d, %s, version %d",
                    Readable.text(event), position, commitTime, version);
        }
        position++;
        commitTime = committed;
        state.apply(event);
    }

    /** Passes an event by that happened to what is not known here. */
    void skip(Event event) throws Discrepancy {
        if (event.getPosition() != position + 1) {
            throw new Discrepancy("%s%nis not the next after position %d", Readable.text(event), position);
        }
        position++;
    }

    /** Whether what happened is what should have. */
    static boolean isSame(List<Event> expected, List<Event> happened, Exchange author) {
        if (expected.size() != happened.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!isSame(expected.get(i), happened.get(i), author)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Event expected, Event happened, Exchange author) {
        Event bare = Asked.without(
                happened, "position", "event_id", "version", "commit_time", "actor", "request_id", "traceparent");
        if (happened.hasSlotHeld() && isWithin(happened.getSlotHeld().getExpireTime(), expected, author)) {
            // It depends on the server's clock.
            bare = bare.toBuilder()
                    .setSlotHeld(bare.getSlotHeld().toBuilder()
                            .setExpireTime(expected.getSlotHeld().getExpireTime()))
                    .build();
        }
        return bare.equals(expected)
                && happened.getActor().equals(author.attempt().actor())
                && isWithin(Place.instant(happened.getCommitTime()), author);
    }

    private static boolean isWithin(Timestamp expires, Event expected, Exchange author) {
        // The model reckons from one of the ends of the exchange.
        Instant wanted = Place.instant(expected.getSlotHeld().getExpireTime());
        long tolerance = ChronoUnit.MICROS.between(author.sent(), author.answered()) + 1;
        return Math.abs(ChronoUnit.MICROS.between(wanted, Place.instant(expires))) <= tolerance;
    }

    private static boolean isWithin(Instant time, Exchange author) {
        return !time.isBefore(author.sent().truncatedTo(ChronoUnit.MICROS)) && !time.isAfter(author.answered());
    }
}
