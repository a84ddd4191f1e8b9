package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.Obstacles.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

    private static final TimeSlot WANTED = slot("10:00", "12:00");

    @Test
    void allThatIsInTheWayIsToldInTheOrderOfTheRulesCalendarByCalendar() {
        SampleRules strict = rules().open(TUESDAY, "09:00", "12:00")
                .lengths(Duration.ZERO, Duration.ofHours(1))
                .notice(Duration.ofDays(2));
        var busy = SeatsTaken.of(List.of(slot("09:00", "10:30"), slot("11:00", "11:15"), slot("13:00", "14:00")));

        assertThat(obstacles(calendar("practice", strict, busy), calendar("room", rules(), busy)))
                .containsExactly(
                        new Obstacle(
                                "practice",
                                new Rejection.LengthNotOffered(
                                        "practice", Duration.ofHours(2), Duration.ZERO, Duration.ofHours(1))),
                        new Obstacle(
                                "practice",
                                new Rejection.OutsideAvailability("practice", WANTED, Alternatives.NONE)),
                        new Obstacle(
                                "practice",
                                new Rejection.NoticeTooShort("practice", Duration.ofDays(2), instant("10:00"), NOW)),
                        busy("practice", "09:00", "10:30"),
                        busy("practice", "11:00", "11:15"),
                        busy("room", "09:00", "10:30"),
                        busy("room", "11:00", "11:15"));
    }

    @Test
    void whatCanBeBookedHasNoneInItsWay() {
        assertThat(obstacles(calendar("practice", rules(), new SeatsTaken()))).isEmpty();
    }

    @Test
    void ofVeryManyBookingsAHundredAreTold() {
        var busy = SeatsTaken.of(IntStream.range(0, 120)
                .mapToObj(i -> TimeSlot.startingAt(instant("10:00").plusSeconds(2L * i), Duration.ofSeconds(1)))
                .toList());
        assertThat(obstacles(calendar("practice", rules(), busy))).hasSize(100);
    }

    private static Obstacle busy(String calendarId, String start, String end) {
        return new Obstacle(calendarId, new Rejection.SlotTaken(calendarId, slot(start, end), Alternatives.NONE));
    }

    private static OpenCalendar calendar(String id, SampleRules rules, SeatsTaken seatsTaken) {
        return new OpenCalendar(id, BERLIN, rules.build(), seatsTaken);
    }

    private static List<Obstacle> obstacles(OpenCalendar... calendars) {
        return Obstacles.to(SlotWish.of(WANTED, Waiver.NONE, NOW), List.of(calendars)).toList();
    }
}
