package io.daybook.query.availability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.daybook.query.read.ReadFailures;
import io.daybook.query.view.ViewReads;
import io.daybook.service.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of calendars from earlier reads, used for as long as the views show nothing newer. Safe for use by many threads. */
final class KnownCalendars {

    private final Cache<String, KnownCalendar> known;

    /**
     * Knows nothing yet.
     *
     * @param maxWeight how much is kept, in appointments
     */
    KnownCalendars(long maxWeight) {
        this.known = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher((String _, KnownCalendar calendar) -> calendar.weight())
                .executor(Runnable::run)
                .build();
    }

    /**
     * Calendars no older than the views show them now, in the order of their ids.
     *
     * @throws ServiceException CALENDAR_NOT_FOUND
     */
    List<KnownCalendar> current(List<String> ids, ViewReads views) {
        Map<String, KnownCalendar> current = stillCurrent(ids, views);
        List<String> others = ids.stream().filter(id -> !current.containsKey(id)).toList();
        if (!others.isEmpty()) {
            views.calendarDocuments(others).forEach(document -> {
                KnownCalendar calendar = keep(KnownCalendar.of(document, views.checkpoint().set()));
                current.put(calendar.id(), calendar);
            });
        }
        return ids.stream()
                .map(id -> Optional.ofNullable(current.get(id)).orElseThrow(() -> ReadFailures.noCalendar(id)))
                .toList();
    }

    /** Takes note that more of a calendar was read. */
    void weighAgain(KnownCalendar calendar) {
        known.asMap().computeIfPresent(calendar.id(), (_, kept) -> kept);
    }

    private Map<String, KnownCalendar> stillCurrent(List<String> ids, ViewReads views) {
        var current = new HashMap<String, KnownCalendar>();
        for (var positions : views.calendarPositions(ids)) {
            Mark shown = new Mark(views.checkpoint().set(), positions.position(), positions.changePosition());
            Optional.ofNullable(known.getIfPresent(positions.calendarId()))
                    .filter(calendar -> calendar.isSameCalendarAt(shown))
                    .ifPresent(calendar -> current.put(calendar.id(), upTo(shown, calendar)));
        }
        return current;
    }

    private KnownCalendar upTo(Mark shown, KnownCalendar calendar) {
        return calendar.mark().isNoOlderThan(shown) ? calendar : keep(calendar.changedAt(shown.changePosition()));
    }

    private KnownCalendar keep(KnownCalendar read) {
        return known.asMap()
                .merge(read.id(), read, (kept, fresh) -> kept.mark().isNoOlderThan(fresh.mark()) ? kept : fresh);
    }
}
