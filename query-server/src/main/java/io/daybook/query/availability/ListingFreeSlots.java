package io.daybook.query.availability;

import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.query.availability.AskedTimes.Bound;
import io.daybook.query.read.FreshReads;
import io.daybook.query.view.ViewReads;
import io.daybook.scheduling.FreeSlots;
import io.daybook.scheduling.FreeSlots.Search;
import io.daybook.scheduling.OpenCalendar;
import io.daybook.scheduling.TimeSlot;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.CalendarMatch;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.v1.ListFreeSlotsResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lists the times that can be booked. Safe for use by many threads. */
public final class ListingFreeSlots {

    private static final int MAX_CALENDARS = 100;
    private static final int DEFAULT_SIZE = 1_000;
    private static final int LARGEST_SIZE = 10_000;
    private static final Duration DEFAULT_STEP = Duration.ofMinutes(15);

    /** Where an answer ends early: clients accept 4 MiB by default, and one slot has less than 8 KiB. */
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final FreshReads reads;
    private final CalendarTimes times;
    private final Clock clock;

    /**
     * Reads from views.
     *
     * @param clock tells which times are past
     */
    public ListingFreeSlots(FreshReads reads, CalendarTimes times, Clock clock) {
        this.reads = reads;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public ListFreeSlotsResponse list(ListFreeSlotsRequest request) {
        var fields = new RequestFields();
        var asked = new AskedTimes(fields);
        List<String> calendarIds = asked.calendarIds(request.getCalendarIdsList(), MAX_CALENDARS);
        TimeSlot window = asked.window(
                new Bound("window_start_time", request.hasWindowStartTime(), request.getWindowStartTime()),
                new Bound("window_end_time", request.hasWindowEndTime(), request.getWindowEndTime()));
        Duration length = asked.length("duration", request.getDuration());
        Duration step = asked.step("step", request.getStep(), DEFAULT_STEP);
        if (request.getMatch() == CalendarMatch.UNRECOGNIZED) {
            fields.invalid("match", "must be CALENDAR_MATCH_ANY or CALENDAR_MATCH_ALL");
        }
        long pageSize = fields.notNegative("page_size", request.getPageSize());
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        boolean onAll = request.getMatch() == CalendarMatch.CALENDAR_MATCH_ALL;
        long size = pageSize == 0 ? DEFAULT_SIZE : Math.min(pageSize, LARGEST_SIZE);
        return reads.atPosition(minPosition, views -> {
            var search = new Search(window, length, step, clock.instant());
            List<OpenCalendar> calendars = calendars(views, calendarIds, search);
            FreeSlots slots = onAll ? FreeSlots.onAll(search, calendars) : FreeSlots.onAny(search, calendars);
            return page(slots, size).setAsOfPosition(views.position()).build();
        });
    }

    /** With all that could be in the way of a slot from now on. */
    private List<OpenCalendar> calendars(ViewReads views, List<String> ids, Search search) {
        Instant first = later(search.window().start(), search.now());
        Instant end = later(search.window().end(), first).plus(search.length());
        return times.read(views, ids, new TimeSlot(first, end)).stream()
                .map(CalendarTime::requireOpen)
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static ListFreeSlotsResponse.Builder page(FreeSlots slots, long size) {
        var page = ListFreeSlotsResponse.newBuilder();
        long bytes = 0;
        while (slots.hasNext()) {
            FreeSlot slot = message(slots.next());
            if (page.getSlotsCount() == size || bytes > MAX_BYTES) {
                return page.setNextWindowStartTime(slot.getStartTime());
            }
            page.addSlots(slot);
            bytes += slot.getSerializedSize();
        }
        return page;
    }

    private static FreeSlot message(FreeSlots.FreeSlot free) {
        return FreeSlot.newBuilder()
                .setStartTime(timestamp(free.slot().start()))
                .setEndTime(timestamp(free.slot().end()))
                .addAllCalendarIds(free.calendarIds())
                .build();
    }
}
