package io.daybook.verification.model;

import com.google.protobuf.Message;
import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.CancelSeriesRequest;
import io.daybook.v1.EntityType;
import io.daybook.v1.Series;
import io.daybook.v1.SeriesFit;
import java.util.List;

/** Requests about series as chance has them. For one thread. */
final class RandomSeriesRequests {

    private static final int HOUR = 3_600;
    private static final int LONGEST = 5;

    private final Dice dice;
    private final Known known;
    private final RandomTimes times;
    private final RandomPlaces places;

    RandomSeriesRequests(Dice dice, Known known, RandomTimes times) {
        this.dice = dice;
        this.known = known;
        this.times = times;
        this.places = new RandomPlaces(dice, known, times);
    }

    /** Sometimes its occurrences are longer than a day, and meet. */
    Message book() {
        String calendarId = known.calendarId();
        String zone = known.zoneOf(calendarId).orElse("UTC");
        String rule = dice.oneOf("FREQ=DAILY", "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=SA,SU,MO");
        BookSeriesRequest.Builder request = BookSeriesRequest.newBuilder()
                .setSeriesId(known.newSeriesId())
                .setCalendarId(calendarId)
                .setLocalStartTime(times.local(times.start(), zone))
                .setDuration(RandomPlaces.length(dice.percent(4) ? 30 * HOUR : times.length()))
                .setRecurrenceRule("%s;COUNT=%d".formatted(rule, 1 + dice.below(LONGEST)))
                .setFit(dice.oneOf(SeriesFit.SERIES_FIT_ALL, SeriesFit.SERIES_FIT_WHAT_FITS))
                .setTitle("Course")
                .setAllowPast(dice.percent(20))
                .setOverrideReason(places.override());
        if (dice.percent(20)) {
            request.addExceptLocalStartTimes(times.date(zone));
        }
        return places.alsoOn(request.build());
    }

    /** From an occurrence on, from what may be none, or all of it. */
    Message cancel() {
        String id = known.seriesId();
        List<String> occurrences =
                known.series(id).map(Series::getAppointmentIdsList).map(List::copyOf).orElse(List.of());
        CancelSeriesRequest.Builder request = CancelSeriesRequest.newBuilder()
                .setSeriesId(id)
                .setExpectedVersion(known.expectedVersion(EntityType.ENTITY_TYPE_SERIES, id))
                .setReason("Over")
                .setOverrideReason(places.override());
        if (dice.percent(5)) {
            request.setFromAppointmentId(known.appointmentId());
        } else if (!occurrences.isEmpty() && dice.percent(50)) {
            request.setFromAppointmentId(dice.oneOf(occurrences));
        }
        return request.build();
    }
}
