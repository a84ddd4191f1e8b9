package io.daybook.query.availability;

import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.query.availability.AskedTimes.Bound;
import io.daybook.query.read.FreshReads;
import io.daybook.scheduling.OpenCalendar;
import io.daybook.scheduling.SeatsTaken.Step;
import io.daybook.scheduling.TimeSlot;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.BusyPeriod;
import io.daybook.v1.CalendarFreeBusy;
import io.daybook.v1.GetFreeBusyRequest;
import io.daybook.v1.GetFreeBusyResponse;
import io.daybook.v1.Period;
import java.util.List;

/** Tells when calendars are open and when seats are taken. Safe for use by many threads. */
public final class GettingFreeBusy {

    private static final int MAX_CALENDARS = 100;

    /** Clients accept 4 MiB by default. */
    private static final int MAX_BYTES = 4 * 1024 * 1024 - 16 * 1024;

    private final FreshReads reads;
    private final CalendarTimes times;

    /** Reads from views. */
    public GettingFreeBusy(FreshReads reads, CalendarTimes times) {
        this.reads = reads;
        this.times = times;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public GetFreeBusyResponse get(GetFreeBusyRequest request) {
        var fields = new RequestFields();
        var asked = new AskedTimes(fields);
        List<String> calendarIds = asked.calendarIds(request.getCalendarIdsList(), MAX_CALENDARS);
        TimeSlot window = asked.window(
                new Bound("window_start_time", request.hasWindowStartTime(), request.getWindowStartTime()),
                new Bound("window_end_time", request.hasWindowEndTime(), request.getWindowEndTime()));
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        return reads.atPosition(minPosition, views -> {
            var answer = GetFreeBusyResponse.newBuilder().setAsOfPosition(views.position());
            long bytes = 0;
            for (CalendarTime calendar : times.read(views, calendarIds, window)) {
                CalendarFreeBusy freeBusy = freeBusy(calendar, window);
                bytes += freeBusy.getSerializedSize();
                requireSendable(bytes);
                answer.addCalendars(freeBusy);
            }
            return answer.build();
        });
    }

    /** There are no pages, and a part would look like the whole. */
    private static void requireSendable(long bytes) {
        if (bytes > MAX_BYTES) {
            var fields = new RequestFields();
            fields.invalid("window_end_time", "makes the answer larger than 4 MiB: ask for a shorter window or fewer calendars");
            fields.throwIfAnyInvalid();
        }
    }

    private static CalendarFreeBusy freeBusy(CalendarTime calendar, TimeSlot window) {
        var freeBusy = CalendarFreeBusy.newBuilder()
                .setCalendarId(calendar.calendarId())
                .setSeats(calendar.profile().rules().seats());
        calendar.open().ifPresent(open -> addOpen(freeBusy, open, window));
        calendar.seatsTaken().during(window).forEach(step -> freeBusy.addBusy(busy(step)));
        return freeBusy.build();
    }

    private static void addOpen(CalendarFreeBusy.Builder freeBusy, OpenCalendar calendar, TimeSlot window) {
        calendar.rules()
                .hours()
                .openDuring(window, calendar.zone())
                .forEach(open -> freeBusy.addOpen(Period.newBuilder()
                        .setStartTime(timestamp(open.start()))
                        .setEndTime(timestamp(open.end()))));
    }

    private static BusyPeriod busy(Step step) {
        return BusyPeriod.newBuilder()
                .setStartTime(timestamp(step.slot().start()))
                .setEndTime(timestamp(step.slot().end()))
                .setSeatsTaken(step.seats())
                .build();
    }
}
