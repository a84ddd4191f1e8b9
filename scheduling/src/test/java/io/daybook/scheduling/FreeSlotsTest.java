package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FreeSlotsTest {

    private static final OpenCalendar ANY_SECOND = calendar("any-second", rules());
    private static final OpenCalendar HALF_HOURS = calendar("half-hours", rules().granularity(Duration.ofMinutes(30)));
    private static final FreeSlots.Search SEARCH = new FreeSlots.Search(
            slot("10:00", "11:00"), Duration.ofHours(2), Duration.ofMinutes(20), NOW);

    @Test
    void onAnyCalendarEachHasItsOwnStarts() {
        assertThat(starts(FreeSlots.onAny(SEARCH, List.of(ANY_SECOND, HALF_HOURS))))
                .containsExactly(
                        "10:00 [any-second, half-hours]",
                        "10:20 [any-second]",
                        "10:30 [half-hours]",
                        "10:40 [any-second]");
    }

    @Test
    void theStepHidesNothingWhereACalendarDemandsItsOwn() {
        assertThat(starts(FreeSlots.onAll(SEARCH, List.of(ANY_SECOND, HALF_HOURS))))
                .containsExactly("10:00 [any-second, half-hours]", "10:30 [any-second, half-hours]");
    }

    @Test
    void theStepCountsWhereNoneDoes() {
        assertThat(starts(FreeSlots.onAll(SEARCH, List.of(ANY_SECOND))))
                .containsExactly("10:00 [any-second]", "10:20 [any-second]", "10:40 [any-second]");
    }

    @Test
    void afterTheLastThereIsNone() {
        FreeSlots none = FreeSlots.onAny(SEARCH, List.of());
        assertThat(none.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::next);
    }

    private static OpenCalendar calendar(String id, SampleRules rules) {
        return new OpenCalendar(id, BERLIN, rules.build(), new SeatsTaken());
    }

    private static List<String> starts(FreeSlots slots) {
        var starts = new ArrayList<String>();
        slots.forEachRemaining(free -> starts.add(
                free.slot().start().toString().substring(11, 16) + " " + free.calendarIds()));
        return starts;
    }
}
