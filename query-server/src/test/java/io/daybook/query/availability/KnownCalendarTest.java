package io.daybook.query.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.scheduling.SeatsTaken.Step;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarState;
import io.daybook.views.AgendaDay;
import io.daybook.views.CalendarDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import io.daybook.views.Checkpoint;
import org.junit.jupiter.api.Test;

class KnownCalendarTest {

    private static final LocalDate DAY = LocalDate.parse("2027-03-01");
    private static final Stretch STRETCH = Stretch.of(DAY);
    private static final Stretch NEXT = new Stretch(STRETCH.number() + 1);
    private static final Instant NINE = Instant.parse("2027-03-01T09:00:00Z");
    private static final TimeSlot ALWAYS =
            new TimeSlot(Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));

    private final KnownCalendar calendar = KnownCalendar.of(
            new CalendarDocument(
                    Calendar.newBuilder()
                            .setCalendarId("room-1")
                            .setName("Room 1")
                            .setTimeZone("UTC")
                            .setState(CalendarState.CALENDAR_STATE_OPEN)
                            .setVersion(1)
                            .setPosition(1)
                            .build(),
                    7),
            new Checkpoint.Id(1, Instant.ofEpochSecond(0)));
    private final List<Gap> gaps = new ArrayList<>();

    @Test
    void whoeverWantsTheSameStretchWaitsForTheOneWhoReadsIt() {
        var first = calendar.want(List.of(STRETCH), gaps::add);
        var second = calendar.want(List.of(STRETCH, NEXT), gaps::add);
        assertThat(gaps).extracting(Gap::key).containsExactly(new Gap.Key("room-1", STRETCH), new Gap.Key("room-1", NEXT));

        gaps.get(0).fill(List.of(day(entry("a", NINE, 1))));
        gaps.get(1).fill(List.of());

        assertThat(taken(first)).isEqualTo(taken(second)).containsExactly(hourFrom(NINE));
        assertThat(gaps).hasSize(2);
    }

    @Test
    void aStretchThatFailedToBeReadIsReadByTheNext() {
        var waiting = calendar.want(List.of(STRETCH), gaps::add);
        gaps.getFirst().fail(new IllegalStateException("away"));
        assertThatThrownBy(waiting::await)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);

        var next = calendar.want(List.of(STRETCH), gaps::add);
        assertThat(gaps).hasSize(2);
        gaps.getLast().fill(List.of(day(entry("a", NINE, 1))));
        assertThat(taken(next)).containsExactly(hourFrom(NINE));
    }

    @Test
    void anAppointmentReadWhileItMovesCountsWhereItIsNow() {
        Instant former = Instant.parse("2027-03-07T23:30:00Z");
        Instant later = former.plusSeconds(600);
        var wanted = calendar.want(List.of(STRETCH, NEXT), gaps::add);

        gaps.get(0).fill(List.of(day(entry("a", former, 1))));
        gaps.get(1).fill(List.of(day(entry("a", later, 2))));

        assertThat(taken(wanted)).containsExactly(hourFrom(later));
    }

    @Test
    void afterAChangeNothingReadBeforeIsUsed() {
        calendar.want(List.of(STRETCH), gaps::add);

        calendar.changedAt(8).want(List.of(STRETCH), gaps::add);

        assertThat(gaps).hasSize(2);
    }

    @Test
    void itWeighsWhatWasRead() {
        int empty = calendar.weight();
        calendar.want(List.of(STRETCH), gaps::add);
        gaps.getFirst().fill(List.of(day(entry("a", NINE, 1), entry("b", NINE, 1))));

        assertThat(calendar.weight()).isGreaterThanOrEqualTo(empty + 2);
    }

    @Test
    void aMarkIsNoOlderOnlyWithinTheSameViews() {
        Mark mark = new Mark(new Checkpoint.Id(1, Instant.ofEpochSecond(0)), 1, 7);
        assertThat(calendar.mark().isNoOlderThan(mark)).isTrue();
        assertThat(calendar.mark().isNoOlderThan(new Mark(new Checkpoint.Id(1, Instant.ofEpochSecond(0)), 1, 8))).isFalse();
        assertThat(calendar.mark().isNoOlderThan(new Mark(new Checkpoint.Id(1, Instant.ofEpochSecond(0)), 2, 7))).isFalse();
        assertThat(calendar.mark().isNoOlderThan(new Mark(new Checkpoint.Id(2, Instant.ofEpochSecond(0)), 1, 7))).isFalse();
        assertThat(calendar.mark().isNoOlderThan(new Mark(new Checkpoint.Id(1, Instant.ofEpochSecond(3)), 1, 7))).isFalse();
    }

    private static List<TimeSlot> taken(KnownCalendar.WantedTime wanted) {
        return wanted.await().seatsTaken().during(ALWAYS).stream().map(Step::slot).toList();
    }

    private static TimeSlot hourFrom(Instant start) {
        return TimeSlot.startingAt(start, Duration.ofHours(1));
    }

    private static AgendaDay day(AgendaDay.Entry... entries) {
        return new AgendaDay("room-1", DAY, 7, List.of(entries));
    }

    private static AgendaDay.Entry entry(String id, Instant start, long version) {
        Instant end = hourFrom(start).end();
        return new AgendaDay.Entry(id, start, end, start, end, version);
    }
}
