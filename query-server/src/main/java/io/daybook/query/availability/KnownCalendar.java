package io.daybook.query.availability;

import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.SeatsTaken;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.views.AgendaDay;
import io.daybook.views.CalendarDocument;
import io.daybook.views.Checkpoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * One calendar and what takes time on it, no older than its mark. The time is read stretch by stretch when somebody wants
 * it, and once for all who do. Safe for use by many threads.
 */
final class KnownCalendar {

    private static final BinaryOperator<AgendaDay.Entry> NEWER =
            (one, other) -> one.version() < other.version() ? other : one;

    private final String id;
    private final Calendar calendar;
    private final Mark mark;
    private final Map<Stretch, CompletableFuture<List<AgendaDay.Entry>>> entries = new ConcurrentHashMap<>();
    private volatile Merged merged = new Merged(List.of(), new SeatsTaken());

    private KnownCalendar(String id, Calendar calendar, Mark mark) {
        this.id = id;
        this.calendar = calendar;
        this.mark = mark;
    }

    /** The seats taken in some stretches: the last that were wanted, as often they are wanted again. */
    private record Merged(List<Stretch> stretches, SeatsTaken seatsTaken) {}

    static KnownCalendar of(CalendarDocument document, Checkpoint.Id set) {
        CalendarSnapshot snapshot = CalendarSnapshot.fromMessage(document.calendar());
        return new KnownCalendar(snapshot.id(), snapshot.state(), Mark.of(set, document));
    }

    /** Whether the calendar itself, if not its appointments, is as new as what the views show. */
    boolean isSameCalendarAt(Mark shown) {
        return mark.set().equals(shown.set()) && mark.position() >= shown.position();
    }

    /** The same calendar after changes to its appointments, none of which are read yet. */
    KnownCalendar changedAt(long changePosition) {
        return new KnownCalendar(id, calendar, new Mark(mark.set(), mark.position(), changePosition));
    }

    String id() {
        return id;
    }

    Mark mark() {
        return mark;
    }

    /** About how much it keeps, counted in appointments. */
    int weight() {
        return entries.values().stream()
                .mapToInt(stretch -> stretch.isDone() && !stretch.isCompletedExceptionally()
                        ? 1 + stretch.join().size()
                        : 1)
                .reduce(1, Integer::sum);
    }

    /**
     * Wants what takes time in some stretches.
     *
     * @param gaps is given those of them that nobody has read yet: the caller has to fill them before it asks for the time
     */
    WantedTime want(List<Stretch> stretches, Consumer<Gap> gaps) {
        Merged last = merged;
        if (last.stretches().equals(stretches)) {
            return () -> new CalendarTime(id, calendar, last.seatsTaken());
        }
        List<CompletableFuture<List<AgendaDay.Entry>>> wanted =
                stretches.stream().map(stretch -> entriesIn(stretch, gaps)).toList();
        return () -> {
            SeatsTaken seatsTaken = merge(wanted.stream().map(CompletableFuture::join).toList());
            merged = new Merged(stretches, seatsTaken);
            return new CalendarTime(id, calendar, seatsTaken);
        };
    }

    /** What is known once every gap is filled. */
    interface WantedTime {

        /**
         * Waits for whoever reads the rest of it.
         *
         * @throws java.util.concurrent.CompletionException if that failed
         */
        CalendarTime await();
    }

    private CompletableFuture<List<AgendaDay.Entry>> entriesIn(Stretch stretch, Consumer<Gap> gaps) {
        var unread = new CompletableFuture<List<AgendaDay.Entry>>();
        var known = entries.putIfAbsent(stretch, unread);
        if (known != null) {
            return known;
        }
        gaps.accept(new Gap(new Gap.Key(id, stretch), unread, () -> entries.remove(stretch, unread)));
        return unread;
    }

    /** An appointment may be on several days, and, if they were read while it was written, with several times. */
    private static SeatsTaken merge(List<List<AgendaDay.Entry>> stretches) {
        var byId = new HashMap<String, AgendaDay.Entry>();
        stretches.stream().flatMap(Collection::stream).forEach(entry -> byId.merge(entry.appointmentId(), entry, NEWER));
        return SeatsTaken.of(byId.values().stream()
                .map(entry -> new TimeSlot(entry.blockedStart(), entry.blockedEnd()))
                .toList());
    }
}
