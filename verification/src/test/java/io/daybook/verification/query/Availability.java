package io.daybook.verification.query;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.v1.CalendarMatch;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.ExplainUnavailableRequest;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.GetFreeBusyRequest;
import io.daybook.v1.ListFreeSlotsRequest;
import java.util.List;

/** Questions about free time on a day some years ahead, whose hours are counted as those of {@link Samples}. */
final class Availability {

    /** The hour at which the day begins, in UTC. */
    static final int DAY = 10 * 365 * 24;

    private Availability() {}

    static CalendarRules.Builder seats(int seats) {
        return CalendarRules.newBuilder().setSeats(seats);
    }

    /** One-hour slots on the hour, from one hour of the day until before another. */
    static ListFreeSlotsRequest.Builder hours(int from, int until, String... calendarIds) {
        return ListFreeSlotsRequest.newBuilder()
                .addAllCalendarIds(List.of(calendarIds))
                .setWindowStartTime(hour(from))
                .setWindowEndTime(hour(until))
                .setDuration(Durations.fromHours(1))
                .setStep(Durations.fromHours(1));
    }

    static ListFreeSlotsRequest.Builder onAll(ListFreeSlotsRequest.Builder request) {
        return request.setMatch(CalendarMatch.CALENDAR_MATCH_ALL);
    }

    static ExplainUnavailableRequest.Builder explain(int from, int until, String... calendarIds) {
        return ExplainUnavailableRequest.newBuilder()
                .addAllCalendarIds(List.of(calendarIds))
                .setStartTime(hour(from))
                .setEndTime(hour(until));
    }

    static GetFreeBusyRequest.Builder freeBusy(int from, int until, String... calendarIds) {
        return GetFreeBusyRequest.newBuilder()
                .addAllCalendarIds(List.of(calendarIds))
                .setWindowStartTime(hour(from))
                .setWindowEndTime(hour(until));
    }

    static Timestamp hour(int hour) {
        return Samples.timestamp(Samples.hour(DAY + hour));
    }

    /** The hours of the day at which slots start. */
    static List<Integer> starts(List<FreeSlot> slots) {
        return slots.stream().map(slot -> hourOf(slot.getStartTime())).toList();
    }

    static int hourOf(Timestamp time) {
        return Math.toIntExact((time.getSeconds() - hour(0).getSeconds()) / 3_600);
    }
}
