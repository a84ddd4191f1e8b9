package io.daybook.query.availability;

import io.daybook.views.AgendaDay;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A stretch of a calendar that is to be read, by one for all who wait for it.
 *
 * @param key     what is to be read
 * @param entries where the others wait
 * @param forget  has the next who wants it read it anew
 */
record Gap(Key key, CompletableFuture<List<AgendaDay.Entry>> entries, Runnable forget) {

    /** A stretch of a calendar. */
    record Key(String calendarId, Stretch stretch) {

        static Key of(AgendaDay day) {
            return new Key(day.calendarId(), Stretch.of(day.day()));
        }

        /** The ids of its days. */
        Stream<String> dayIds() {
            return stretch.days().map(day -> AgendaDay.id(calendarId, day));
        }
    }

    /** Hands out what was read. */
    void fill(Collection<AgendaDay> days) {
        entries.complete(days.stream().flatMap(day -> day.entries().stream()).toList());
    }

    /** Lets those who wait fail as well; nobody after them does for that reason. */
    void fail(Throwable failure) {
        forget.run();
        entries.completeExceptionally(failure);
    }
}
