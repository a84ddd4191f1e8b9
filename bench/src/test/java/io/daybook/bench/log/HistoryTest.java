package io.daybook.bench.log;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.bench.load.Bookings;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.v1.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final int CHANGED_OFTEN = 3;
    private static final int EVENTS = 20_000;

    private final History history = new History("house", CHANGED_OFTEN);
    private final List<LoggedEvent> happened = Stream.generate(history::next).limit(EVENTS).toList();

    @Test
    void positionsHaveNoGaps() {
        assertThat(happened)
                .extracting(each -> each.event().getPosition())
                .isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    @Test
    void everyEventMakesOfItsEntityWhatIsSaid() {
        Map<String, EntitySnapshot> entities = new HashMap<>();
        for (LoggedEvent each : happened) {
            Event event = each.event();
            EntitySnapshot before = entities.computeIfAbsent(
                    event.getEntityId(), id -> EntitySnapshot.none(event.getEntityType(), id));
            EntitySnapshot after = before.apply(event);
            assertThat(each.after()).isEqualTo(after);
            entities.put(after.id(), after);
        }
    }

    @Test
    void theFirstAppointmentsHaveManyVersionsAndTheOthersFew() {
        List<Long> versions = happened.stream()
                .filter(each -> each.after() instanceof AppointmentSnapshot)
                .collect(groupingBy(each -> each.after().id(), counting()))
                .values()
                .stream()
                .toList();
        assertThat(versions).filteredOn(number -> number == History.MANY_VERSIONS).hasSize(CHANGED_OFTEN);
        assertThat(versions).filteredOn(number -> number != History.MANY_VERSIONS).allMatch(number -> number <= 2);
    }

    @Test
    void noTimeIsBookedTwice() {
        assertThat(happened.stream().map(LoggedEvent::event).filter(Event::hasAppointmentBooked).toList())
                .extracting(event -> event.getAppointmentBooked().getCalendarId()
                        + event.getAppointmentBooked().getStartTime().getSeconds())
                .doesNotHaveDuplicates();
    }

    @Test
    void theCalendarsAreThoseOfTheBuilding() {
        assertThat(happened.stream().limit(Bookings.CALENDARS + 1).filter(each -> each.event().hasCalendarCreated()))
                .hasSize(Bookings.CALENDARS)
                .first()
                .extracting(each -> each.after().id())
                .isEqualTo(Bookings.calendar(0, "house"));
    }
}
