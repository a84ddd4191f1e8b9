package io.daybook.audit.log;

import io.daybook.audit.Progress;
import io.daybook.audit.Tally;
import io.daybook.v1.Event;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Folds the log in bounded memory: if there is too much to be remembered, it does so for one half of all entities, then
 * for the other, and so on, reading the log once for each. For one thread.
 */
public final class SlicedFold {

    private final LogReader log;
    private final long head;
    private final long viewPosition;
    private final int mostRemembered;
    private final Progress progress;
    private final Tally versions = EntityVersions.tally();
    private final Tally seats = CalendarFold.tally();

    /**
     * Folds a log.
     *
     * @param head           the last position to read
     * @param viewPosition   the position at which the folded calendars are wanted
     * @param mostRemembered how many entities and days of appointments to remember at a time, some 250 bytes each; more
     *                       only if a single calendar has more
     */
    public SlicedFold(LogReader log, long head, long viewPosition, int mostRemembered, Progress progress) {
        this.log = log;
        this.head = head;
        this.viewPosition = Math.min(viewPosition, head);
        this.mostRemembered = mostRemembered;
        this.progress = progress;
    }

    /** Some of the calendars as they were at the position asked for, and which these are. */
    public record Calendars(Collection<FoldedCalendar> calendars, Predicate<String> ids) {}

    /** Folds, and has the calendars judged part by part; adds what that came to. */
    public List<Tally> run(Tally calendarsFound, Function<Calendars, Tally> judge) {
        Deque<Slice> open = new ArrayDeque<>(List.of(Slice.ALL));
        while (!open.isEmpty()) {
            Slice slice = open.pop();
            var folding = new Folding(slice);
            if (folding.fits(judge)) {
                versions.add(folding.versionsFound);
                seats.add(folding.seatsFound);
                calendarsFound.add(folding.calendarsFound);
            } else {
                open.push(slice.otherHalf());
                open.push(slice.oneHalf());
            }
        }
        return List.of(versions, seats, calendarsFound);
    }

    /** One reading of the log. */
    private final class Folding {

        private final Slice slice;
        private final Tally versionsFound = versions.another();
        private final Tally seatsFound = seats.another();
        private final EntityVersions entities = new EntityVersions(versionsFound);
        private final CalendarFold calendars;
        private Tally calendarsFound;
        private long next = 1;

        Folding(Slice slice) {
            this.slice = slice;
            this.calendars = new CalendarFold(slice::holds, seatsFound);
        }

        /** Reads all of it, unless that is more than can be remembered. */
        boolean fits(Function<Calendars, Tally> judge) {
            if (!readUntil(viewPosition)) {
                return false;
            }
            calendarsFound = judge.apply(new Calendars(calendars.calendars(), slice::holds));
            return readUntil(head);
        }

        private boolean readUntil(long position) {
            while (next <= position) {
                List<Event> page = log.page(next, position);
                if (page.isEmpty()) {
                    return true;
                }
                page.forEach(this::examine);
                next = page.getLast().getPosition() + 1;
                progress.at("log", next - 1, head);
                if (slice.canBeHalved() && isTooMuch()) {
                    return false;
                }
            }
            return true;
        }

        /** What one calendar holds cannot be cut in parts. */
        private boolean isTooMuch() {
            boolean canBeCut = calendars.calendars().size() > 1;
            return entities.size() > mostRemembered || canBeCut && calendars.size() > mostRemembered;
        }

        private void examine(Event event) {
            if (slice.holds(event.getEntityId())) {
                entities.examine(event);
            }
            calendars.examine(event);
        }
    }
}
