package io.daybook.query.availability;

import static java.util.stream.Collectors.groupingBy;

import io.daybook.query.availability.KnownCalendar.WantedTime;
import io.daybook.query.view.LiveViews;
import io.daybook.query.view.ViewReads;
import io.daybook.scheduling.TimeSlot;
import io.daybook.service.ServiceException;
import io.daybook.views.AgendaDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Gatherers;

/**
 * Calendars and the time taken on them, as the views show them. What was read is kept as long as the views show no newer
 * change of the calendar; most requests read only how new each is. Safe for use by many threads.
 */
public final class CalendarTimes {

    /** In appointments: some 50 MB. */
    private static final long MAX_WEIGHT = 200_000;

    private static final int KEYS_PER_QUERY = 1_000;

    /** No calendar's buffers are longer. */
    private static final Duration LONGEST_BUFFER = Duration.ofDays(1);

    private final LiveViews live;
    private final KnownCalendars known;

    /** Reads from views. */
    public CalendarTimes(LiveViews live) {
        this.live = live;
        this.known = new KnownCalendars(MAX_WEIGHT);
    }

    /**
     * Reads calendars, in the order of their ids, with all that may be in the way of a booking during an interval. Whoever
     * answers with it has to make sure that the views were not wiped meanwhile.
     *
     * @throws ServiceException CALENDAR_NOT_FOUND
     */
    List<CalendarTime> read(ViewReads views, List<String> calendarIds, TimeSlot interval) {
        List<KnownCalendar> calendars = known.current(calendarIds, views);
        List<Stretch> stretches = Stretch.touchedBy(withBuffers(interval)).toList();
        var gaps = new ArrayList<Gap>();
        List<WantedTime> wanted = calendars.stream()
                .map(calendar -> calendar.want(stretches, gaps::add))
                .toList();
        if (!gaps.isEmpty()) {
            fill(gaps, views);
            calendars.forEach(known::weighAgain);
        }
        return wanted.stream().map(CalendarTimes::await).toList();
    }

    private static TimeSlot withBuffers(TimeSlot interval) {
        return new TimeSlot(interval.start().minus(LONGEST_BUFFER), interval.end().plus(LONGEST_BUFFER));
    }

    private void fill(List<Gap> gaps, ViewReads views) {
        try {
            Map<Gap.Key, List<AgendaDay>> days = days(gaps, views);
            // Days of views that were wiped meanwhile look empty, and must not be kept.
            if (!live.has(views)) {
                throw ServiceException.unavailable("views", "the views were replaced while they were read");
            }
            gaps.forEach(gap -> gap.fill(days.getOrDefault(gap.key(), List.of())));
        } catch (RuntimeException | Error e) {
            gaps.forEach(gap -> gap.fail(e));
            throw e;
        }
    }

    private static Map<Gap.Key, List<AgendaDay>> days(List<Gap> gaps, ViewReads views) {
        return gaps.stream()
                .flatMap(gap -> gap.key().dayIds())
                .gather(Gatherers.windowFixed(KEYS_PER_QUERY))
                .flatMap(keys -> views.agendaDays(keys).stream())
                .collect(groupingBy(Gap.Key::of));
    }

    private static CalendarTime await(WantedTime wanted) {
        try {
            return wanted.await();
        } catch (CompletionException e) {
            // Told as if this request had read it itself.
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
