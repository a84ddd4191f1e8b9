package io.daybook.chaos.load;

import io.daybook.chaos.journal.CalendarTranscript;
import io.daybook.client.CalendarNews;
import io.daybook.client.Watch;
import io.daybook.v1.WatchCalendarResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One client who watches one calendar. For one thread. */
final class CalendarWatcher {

    private static final Duration GLANCE = Duration.ofMillis(250);

    private final String calendarId;
    private final Watch<CalendarNews> watch;
    private final KnownAppointments known;
    private final RunEnd end;
    private final List<WatchCalendarResponse> delivered = new ArrayList<>();
    private long position;

    CalendarWatcher(String calendarId, Watch<CalendarNews> watch, KnownAppointments known, RunEnd end) {
        this.calendarId = calendarId;
        this.watch = watch;
        this.known = known;
        this.end = end;
    }

    /** Watches to the end of the run. */
    CalendarTranscript run() throws InterruptedException {
        try (watch) {
            while (!end.isReachedBy(() -> position >= known.position())) {
                watch.next(GLANCE).ifPresent(this::hear);
            }
            return new CalendarTranscript(calendarId, List.copyOf(delivered));
        }
    }

    private void hear(CalendarNews news) {
        position = news.position();
        if (!(news instanceof CalendarNews.Unchanged)) {
            news.messages().forEach(delivered::add);
        }
    }
}
