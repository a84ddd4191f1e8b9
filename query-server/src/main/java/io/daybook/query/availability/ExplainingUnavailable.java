package io.daybook.query.availability;

import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.query.availability.AskedTimes.Bound;
import io.daybook.query.read.FreshReads;
import io.daybook.scheduling.Alternatives;
import io.daybook.scheduling.Obstacles;
import io.daybook.scheduling.Obstacles.Obstacle;
import io.daybook.scheduling.OpenCalendar;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.SlotWish;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.Waiver;
import io.daybook.scheduling.message.ErrorReasons;
import io.daybook.scheduling.message.RefusalText;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.ExplainUnavailableRequest;
import io.daybook.v1.ExplainUnavailableResponse;
import io.daybook.v1.FreeSlot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells why a time cannot be booked, and which are the nearest that can. Safe for use by many threads. */
public final class ExplainingUnavailable {

    private static final int MAX_CALENDARS = 16;

    /** How far from the wanted time others are looked for. */
    private static final Duration FARTHEST = Duration.ofDays(62);

    private final FreshReads reads;
    private final CalendarTimes times;
    private final Clock clock;

    /**
     * Reads from views.
     *
     * @param clock tells which times are past
     */
    public ExplainingUnavailable(FreshReads reads, CalendarTimes times, Clock clock) {
        this.reads = reads;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public ExplainUnavailableResponse explain(ExplainUnavailableRequest request) {
        var fields = new RequestFields();
        var asked = new AskedTimes(fields);
        List<String> calendarIds = asked.calendarIds(request.getCalendarIdsList(), MAX_CALENDARS);
        TimeSlot slot = asked.slot(
                new Bound("start_time", request.hasStartTime(), request.getStartTime()),
                new Bound("end_time", request.hasEndTime(), request.getEndTime()));
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        return reads.atPosition(minPosition, views -> {
            var wish = SlotWish.of(slot, Waiver.NONE, clock.instant());
            List<CalendarTime> calendars = times.read(views, calendarIds, around(wish));
            return answer(wish, calendars).setAsOfPosition(views.position()).build();
        });
    }

    /** The wanted time, and where others may be found: not in the past. */
    private static TimeSlot around(SlotWish wish) {
        TimeSlot slot = wish.slot();
        Instant from = slot.start().minus(FARTHEST);
        Instant first = from.isAfter(wish.now()) ? from : earlier(slot.start(), wish.now());
        return new TimeSlot(first, slot.end().plus(FARTHEST));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ExplainUnavailableResponse.Builder answer(SlotWish wish, List<CalendarTime> calendars) {
        List<OpenCalendar> open =
                calendars.stream().flatMap(calendar -> calendar.open().stream()).toList();
        Stream<Obstacle> closed = calendars.stream()
                .filter(calendar -> calendar.open().isEmpty())
                .map(CalendarTime::calendarId)
                .map(id -> new Obstacle(id, new Rejection.CalendarClosed(id)));
        // Together with a closed calendar nothing can be booked at any time.
        Alternatives alternatives =
                open.size() == calendars.size() ? Alternatives.to(wish, open) : Alternatives.NONE;
        var answer = ExplainUnavailableResponse.newBuilder();
        Stream.concat(closed, Obstacles.to(wish, open))
                .map(ExplainingUnavailable::message)
                .forEach(answer::addObstacles);
        free(alternatives.before(), calendars).ifPresent(answer::setFreeBefore);
        free(alternatives.after(), calendars).ifPresent(answer::setFreeAfter);
        return answer;
    }

    private static io.daybook.v1.Obstacle message(Obstacle obstacle) {
        Rejection reason = obstacle.reason();
        var message = io.daybook.v1.Obstacle.newBuilder()
                .setCalendarId(obstacle.calendarId())
                .setReason(ErrorReasons.of(reason))
                .setMessage(RefusalText.of(reason, obstacle.calendarId()));
        if (reason instanceof Rejection.SlotTaken(_, var busy, _)) {
            message.setBusyStartTime(timestamp(busy.start())).setBusyEndTime(timestamp(busy.end()));
        }
        return message.build();
    }

    private static Optional<FreeSlot> free(Optional<TimeSlot> slot, List<CalendarTime> calendars) {
        return slot.map(free -> FreeSlot.newBuilder()
                .setStartTime(timestamp(free.start()))
                .setEndTime(timestamp(free.end()))
                .addAllCalendarIds(calendars.stream().map(CalendarTime::calendarId).toList())
                .build());
    }
}
