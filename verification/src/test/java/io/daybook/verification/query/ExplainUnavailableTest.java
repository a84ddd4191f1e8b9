package io.daybook.verification.query;

import static io.daybook.v1.ErrorReason.ERROR_REASON_CALENDAR_CLOSED;
import static io.daybook.v1.ErrorReason.ERROR_REASON_LENGTH_NOT_OFFERED;
import static io.daybook.v1.ErrorReason.ERROR_REASON_OUTSIDE_AVAILABILITY;
import static io.daybook.v1.ErrorReason.ERROR_REASON_SLOT_TAKEN;
import static io.daybook.v1.ErrorReason.ERROR_REASON_START_IN_PAST;
import static io.daybook.verification.query.Availability.DAY;
import static io.daybook.verification.query.Availability.explain;
import static io.daybook.verification.query.Availability.freeBusy;
import static io.daybook.verification.query.Availability.hour;
import static io.daybook.verification.query.Availability.hourOf;
import static io.daybook.verification.query.Availability.seats;
import static io.daybook.verification.query.Samples.booked;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import io.daybook.v1.CalendarFreeBusy;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarState;
import io.daybook.v1.ExplainUnavailableResponse;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.Obstacle;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Why a time cannot be booked, and when calendars are open and busy. */
@Timeout(60)
class ExplainUnavailableTest {

    /** The date of the day on which everything here happens, a Thursday. */
    private static final String DATE = Samples.hour(DAY).toString().substring(0, 10);

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private QueryStage stage;
    private FakeProjector projector;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        stage = QueryStage.open(
                SERVERS.settings(test.getTestMethod().orElseThrow().getName()), QueryStage.NOTICES_ONLY);
        projector = stage.projector();
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void aTimeThatIsFreeHasNoObstacle() {
        open("room-1", seats(1));
        projector.project(booked("room-1", DAY + 9));

        ExplainUnavailableResponse answer = answer(10, 11, "room-1");

        assertThat(answer.getObstaclesList()).isEmpty();
        assertThat(answer.getAsOfPosition()).isEqualTo(projector.position());
    }

    @Test
    void everyBusyIntervalIsTold() {
        open("room-1", seats(1));
        projector.project(booked("room-1", DAY + 9));
        projector.project(booked("room-1", DAY + 10));
        projector.project(booked("room-1", DAY + 13));

        ExplainUnavailableResponse answer = answer(10, 14, "room-1");

        assertThat(answer.getObstaclesList())
                .allSatisfy(obstacle -> assertThat(obstacle.getReason()).isEqualTo(ERROR_REASON_SLOT_TAKEN))
                .allSatisfy(obstacle -> assertThat(obstacle.getMessage()).contains("room-1", "busy"))
                .extracting(busy -> List.of(hourOf(busy.getBusyStartTime()), hourOf(busy.getBusyEndTime())))
                .containsExactly(List.of(9, 11), List.of(13, 14));
        assertThat(hourOf(answer.getFreeBefore().getStartTime())).isEqualTo(5);
        assertThat(hourOf(answer.getFreeAfter().getStartTime())).isEqualTo(14);
        assertThat(answer.getFreeAfter().getCalendarIdsList()).containsExactly("room-1");
    }

    @Test
    void allRulesThatAreBrokenAreToldCalendarByCalendar() {
        open("room-1", seats(1).setMaxLength(Durations.fromMinutes(30)).addHoursExceptions(openFrom("12:00")));
        open("room-2", seats(1));
        projector.project(booked("room-1", DAY + 9));
        projector.project(booked("room-2", DAY + 9));

        ExplainUnavailableResponse answer = answer(9, 10, "room-2", "room-1");

        assertThat(answer.getObstaclesList())
                .extracting(obstacle -> obstacle.getCalendarId() + " " + obstacle.getReason())
                .containsExactly(
                        "room-2 " + ERROR_REASON_SLOT_TAKEN,
                        "room-1 " + ERROR_REASON_LENGTH_NOT_OFFERED,
                        "room-1 " + ERROR_REASON_OUTSIDE_AVAILABILITY,
                        "room-1 " + ERROR_REASON_SLOT_TAKEN);
        assertThat(answer.hasFreeBefore()).isFalse();
        assertThat(answer.hasFreeAfter()).isFalse();
    }

    @Test
    void aClosedCalendarIsToldFirstAndNothingIsFreeWithIt() {
        open("room-1", seats(1));
        projector.calendar("room-2", CalendarState.CALENDAR_STATE_CLOSED, seats(1));
        projector.project(booked("room-1", DAY + 9));

        ExplainUnavailableResponse answer = answer(9, 10, "room-1", "room-2");

        assertThat(answer.getObstaclesList())
                .extracting(Obstacle::getReason)
                .containsExactly(ERROR_REASON_CALENDAR_CLOSED, ERROR_REASON_SLOT_TAKEN);
        assertThat(answer.hasFreeBefore()).isFalse();
        assertThat(answer.hasFreeAfter()).isFalse();
    }

    @Test
    void whatIsPastIsToldAndTheNearestTimeIsInTheFuture() {
        open("room-1", seats(1));
        long now = java.time.Instant.now().getEpochSecond();
        var request = explain(0, 1, "room-1")
                .setStartTime(hour(0).toBuilder().setSeconds(now - 86_400))
                .setEndTime(hour(0).toBuilder().setSeconds(now - 86_000));

        ExplainUnavailableResponse answer = stage.appointments().explainUnavailable(request.build());

        assertThat(answer.getObstaclesList()).extracting(Obstacle::getReason).containsExactly(ERROR_REASON_START_IN_PAST);
        assertThat(answer.hasFreeBefore()).isFalse();
        assertThat(answer.getFreeAfter().getStartTime().getSeconds()).isGreaterThanOrEqualTo(now);
    }

    @Test
    void badFieldsAreNamedAllAtOnce() {
        assertThat(Failure.of(() -> stage.appointments()
                                .explainUnavailable(explain(9, 9).setMinPosition(-1).build()))
                        .fields())
                .containsExactly("calendar_ids", "end_time", "min_position");
        assertThat(Failure.of(() -> stage.appointments()
                                .getFreeBusy(freeBusy(0, 62 * 24 + 1, "a", "a").build()))
                        .fields())
                .containsExactly("calendar_ids[1]", "window_end_time");
    }

    @Test
    void freeBusyTellsHoursAndSeatsAndNothingElse() {
        open("room-1", seats(3).addHoursExceptions(openFrom("12:00")));
        projector.calendar("room-2", CalendarState.CALENDAR_STATE_CLOSED, seats(1));
        projector.project(booked("room-1", DAY + 9).setEndTime(hour(11)));
        projector.project(booked("room-1", DAY + 10));
        projector.project(booked("room-2", DAY + 23).setEndTime(hour(40)));

        List<CalendarFreeBusy> calendars = stage.appointments()
                .getFreeBusy(freeBusy(0, 24, "room-1", "room-2")
                        .setMinPosition(projector.position())
                        .build())
                .getCalendarsList();

        CalendarFreeBusy open = calendars.getFirst();
        assertThat(open.getSeats()).isEqualTo(3);
        // Noon in Berlin, until the end of the day there.
        assertThat(open.getOpenList())
                .extracting(period -> List.of(hourOf(period.getStartTime()), hourOf(period.getEndTime())))
                .containsExactly(List.of(11, 23));
        assertThat(open.getBusyList())
                .extracting(busy ->
                        List.of(hourOf(busy.getStartTime()), hourOf(busy.getEndTime()), busy.getSeatsTaken()))
                .containsExactly(List.of(9, 10, 1), List.of(10, 11, 2));
        CalendarFreeBusy closed = calendars.getLast();
        assertThat(closed.getOpenList()).isEmpty();
        assertThat(closed.getBusyList())
                .extracting(busy -> List.of(hourOf(busy.getStartTime()), hourOf(busy.getEndTime())))
                .containsExactly(List.of(23, 24));
    }

    private void open(String id, CalendarRules.Builder rules) {
        projector.calendar(id, CalendarState.CALENDAR_STATE_OPEN, rules);
    }

    /** Open on the one date only, from a time of Berlin on. */
    private static HoursException.Builder openFrom(String time) {
        return HoursException.newBuilder()
                .setFirstDate(DATE)
                .setKind(HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN)
                .setFromTime(time);
    }

    private ExplainUnavailableResponse answer(int from, int until, String... calendarIds) {
        return stage.appointments()
                .explainUnavailable(explain(from, until, calendarIds)
                        .setMinPosition(projector.position())
                        .build());
    }
}
