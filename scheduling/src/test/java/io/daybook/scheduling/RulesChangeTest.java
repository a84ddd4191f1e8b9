package io.daybook.scheduling;

import static io.daybook.scheduling.SampleRules.closed;
import static io.daybook.scheduling.SampleRules.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesChangeTest {

    private static final CalendarRules OLD = rules().open(DayOfWeek.MONDAY, "09:00", "12:00")
            .except(closed("2027-12-24", "2027-12-31", "00:00", "24:00"))
            .seats(2)
            .buffers(Duration.ofMinutes(1), Duration.ofMinutes(2))
            .granularity(Duration.ofMinutes(3))
            .lengths(Duration.ofMinutes(4), Duration.ofMinutes(5))
            .notice(Duration.ofMinutes(6))
            .horizon(Duration.ofMinutes(7))
            .changeNotice(Duration.ofMinutes(8))
            .confirmed()
            .build();

    private static final CalendarRules NEW = rules().open(DayOfWeek.TUESDAY, "09:00", "12:00")
            .seats(12)
            .buffers(Duration.ofMinutes(11), Duration.ofMinutes(12))
            .granularity(Duration.ofMinutes(13))
            .lengths(Duration.ofMinutes(14), Duration.ofMinutes(15))
            .notice(Duration.ofMinutes(16))
            .horizon(Duration.ofMinutes(17))
            .changeNotice(Duration.ofMinutes(18))
            .build();

    @Test
    void whatIsNamedChangesAndTheRestStays() {
        assertThat(changeTo(Optional.of(NEW)).appliedTo(OLD)).isEqualTo(NEW);
        assertThat(changeTo(Optional.empty()).appliedTo(OLD)).isEqualTo(OLD);
    }

    private static RulesChange changeTo(Optional<CalendarRules> rules) {
        return new RulesChange(
                rules.map(change -> change.hours().weekly()),
                rules.map(change -> change.hours().exceptions()),
                rules.map(CalendarRules::seats),
                rules.map(CalendarRules::bufferBefore),
                rules.map(CalendarRules::bufferAfter),
                rules.map(CalendarRules::granularity),
                rules.map(CalendarRules::minLength),
                rules.map(CalendarRules::maxLength),
                rules.map(CalendarRules::minNotice),
                rules.map(CalendarRules::maxHorizon),
                rules.map(CalendarRules::changeNotice),
                rules.map(CalendarRules::requiresConfirmation));
    }
}
