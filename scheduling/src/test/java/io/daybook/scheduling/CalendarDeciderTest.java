package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarDeciderTest {

    private static final Calendar.Profile PRACTICE = new Calendar.Profile("Practice", ZoneId.of("Europe/Berlin"));
    private static final CalendarEvent CREATED = new CalendarEvent.Created(PRACTICE);
    private static final CalendarEvent CLOSED = new CalendarEvent.Closed();

    @Test
    void aCalendarIsCreatedOnce() {
        assertThat(decide(new CalendarCommand.Create(PRACTICE))).isEqualTo(Decision.accepted(CREATED));
        assertThat(decide(new CalendarCommand.Create(PRACTICE), CREATED))
                .isEqualTo(Decision.rejected(new Rejection.CalendarExists()));
        assertThat(decide(new CalendarCommand.Create(PRACTICE), CREATED, CLOSED))
                .isEqualTo(Decision.rejected(new Rejection.CalendarExists()));
    }

    @Test
    void anUpdateChangesWhatItNames() {
        var renamed = new CalendarCommand.Update(Optional.of("Surgery"), Optional.empty());
        assertThat(decide(renamed, CREATED))
                .isEqualTo(Decision.accepted(
                        new CalendarEvent.Updated(new Calendar.Profile("Surgery", PRACTICE.zone()))));
        assertThat(decide(renamed, CREATED, CLOSED)).isEqualTo(Decision.rejected(new Rejection.CalendarClosed("c")));
        assertThat(decide(renamed)).isEqualTo(Decision.rejected(new Rejection.CalendarUnknown("c")));
    }

    @Test
    void anUpdateToWhatItIsChangesNothing() {
        assertThat(decide(new CalendarCommand.Update(Optional.of("Practice"), Optional.empty()), CREATED))
                .isEqualTo(new Decision.Accepted<CalendarEvent>(List.of()));
    }

    @Test
    void closingTwiceIsClosingOnce() {
        assertThat(decide(new CalendarCommand.Close(), CREATED)).isEqualTo(Decision.accepted(CLOSED));
        assertThat(decide(new CalendarCommand.Close(), CREATED, CLOSED)).isEqualTo(Decision.unchanged());
        assertThat(decide(new CalendarCommand.Close())).isEqualTo(Decision.rejected(new Rejection.CalendarUnknown("c")));
    }

    private static Decision<CalendarEvent> decide(CalendarCommand command, CalendarEvent... history) {
        Calendar calendar = CalendarDecider.initial();
        for (CalendarEvent event : history) {
            calendar = CalendarDecider.evolve(calendar, event);
        }
        return CalendarDecider.decide(command, calendar, "c");
    }
}
