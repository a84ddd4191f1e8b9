package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.daybook.v1.Calendar;
import io.daybook.v1.EntityType;
import io.daybook.views.CalendarDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverlapAuditTest {

    private final MemoryViews views = new MemoryViews();
    private final Set<EntityKey> blocked = new HashSet<>();
    private final Map<Long, EntityKey> skipped = new HashMap<>();
    private final OverlapAudit audit = new OverlapAudit();

    @Test
    void anOverlapIsFoundOnceHoweverManyDaysItHas() {
        project(new Events()
                .calendar("c")
                .booked("a", "c", 10, 60)
                .booked("b", "c", 20, 70)
                .booked("d", "c", 70, 80)
                .all());

        assertThat(audit.count()).isEqualTo(1);
    }

    @Test
    void touchingMovingWithinOneselfAndOtherCalendarsAreNoOverlap() {
        project(new Events()
                .calendar("c")
                .calendar("d")
                .booked("a", "c", 10, 12)
                .booked("b", "c", 12, 14)
                .booked("e", "d", 10, 12)
                .moved("a", 11, 12)
                .cancelled("b")
                .booked("f", "c", 12, 14)
                .all());

        assertThat(audit.count()).isZero();
    }

    @Test
    void theOldTimeOfABlockedAppointmentIsNotHeldAgainstOthers() {
        project(new Events()
                .calendar("c")
                .booked("bad", "c", 1, 2)
                .unknown("bad")
                .booked("good", "c", 1, 2)
                .all());

        assertThat(audit.count()).isZero();
    }

    @Test
    void noMoreAreThereAtOnceThanThereAreSeats() {
        var events = new Events()
                .calendar("c", 2)
                .booked("a", "c", 10, 12)
                .booked("b", "c", 11, 13)
                .booked("d", "c", 12, 14)
                .booked("e", "c", 9, 11);
        project(events.all());
        assertThat(audit.count()).isZero();

        project(events.booked("f", "c", 8, 12).all().subList(5, 6));
        assertThat(audit.count()).isEqualTo(1);
    }

    @Test
    void buffersAndHoldsCount() {
        project(new Events()
                .calendar("c")
                .booked("a", 10, 11, Events.claim("c", 10, 12))
                .held("b", "c", 11, 12)
                .held("d", "c", 12, 13)
                .all());

        assertThat(audit.count()).isEqualTo(1);
    }

    @Test
    void eachCalendarIsLookedAtByItself() {
        project(new Events()
                .calendar("c")
                .calendar("d", 2)
                .booked("a", List.of("c", "d"), 10, 12)
                .booked("b", List.of("d", "c"), 11, 12)
                .all());

        assertThat(audit.count()).as("on c, which has one seat").isEqualTo(1);
    }

    @Test
    void theSeatsOfThatTimeCountAlsoWithinABatch() {
        project(new Events()
                .calendar("c", 1)
                .renamed("c", 2)
                .booked("a", "c", 10, 12)
                .booked("b", "c", 10, 12)
                .renamed("c", 1)
                .booked("d", "c", 12, 14)
                .booked("e", "c", 12, 14)
                .renamed("c", 2)
                .all());

        assertThat(audit.count()).as("d and e").isEqualTo(1);
    }

    @Test
    void fewerSeatsAreHeldAgainstThoseWhoEnterOrMoveAndNotAgainstThoseWhoAreThere() {
        var events = new Events()
                .calendar("c", 2)
                .booked("a", "c", 10, 12)
                .booked("b", "c", 10, 12)
                .renamed("c", 1)
                .described("a");
        project(events.all());
        assertThat(audit.count()).isZero();

        project(events.moved("a", 11, 13).all().subList(5, 6));
        assertThat(audit.count()).isEqualTo(1);
    }

    @Test
    void theSeatsOfACalendarThatIsBlockedAreNotKnown() {
        blocked.add(new EntityKey(EntityType.ENTITY_TYPE_CALENDAR, "c"));
        views.calendars.put("c", new CalendarDocument(Calendar.newBuilder()
                .setCalendarId("c")
                .setTimeZone("UTC")
                .setState(io.daybook.v1.CalendarState.CALENDAR_STATE_OPEN)
                .setVersion(1)
                .build(), 0));
        project(new Events().booked("a", "c", 10, 12).booked("b", "c", 10, 12).all());

        assertThat(audit.count()).isZero();
    }

    @Test
    void whereTheSeatsOfThatTimeAreNotKnownNobodyIsAccused() {
        var entries = new ArrayList<>(new Events()
                .calendar("c", 2)
                .booked("a", "c", 10, 12)
                .booked("b", "c", 10, 12)
                .all());
        entries.set(0, new LogEntry.Unreadable(
                1, new EntityKey(EntityType.ENTITY_TYPE_CALENDAR, "c"), ByteString.EMPTY, "no event"));
        project(entries);

        assertThat(audit.count()).isZero();
    }

    private void project(List<LogEntry> entries) {
        Changes changes = new BatchFold(views, blocked, skipped, audit, Clock.systemUTC()).fold(entries);
        views.write(changes, () -> true);
    }
}
