package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.CalendarTranscript;
import java.util.List;

/** G6: watches of calendars tell nothing twice and nothing out of order, and lead to what is on them in the end. */
final class CalendarWatches {

    private CalendarWatches() {}

    static Tally judge(List<CalendarTranscript> watches, KnownLog log, ToldVersions toldVersions) {
        var tally = new Tally("G6", "watches of calendars");
        for (CalendarTranscript watch : watches) {
            tally.examined();
            var following = new CalendarFollowing(watch.calendarId(), log, tally);
            watch.delivered().forEach(following::hear);
            if (!watch.delivered().isEmpty()) {
                log.appointmentIds().forEach(id -> following.end(log.states(id), toldVersions.newest(id)));
            }
        }
        return tally;
    }
}
