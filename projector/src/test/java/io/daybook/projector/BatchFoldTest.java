package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.daybook.v1.Appointment;
import io.daybook.v1.EntityType;
import io.daybook.views.AgendaDay;
import io.daybook.views.DeadLetter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFoldTest {

    private final MemoryViews views = new MemoryViews();
    private final OverlapAudit audit = new OverlapAudit();
    private final Set<EntityKey> blocked = new HashSet<>();

    @Test
    void anAppointmentIsOnTheDaysItTouchesAndOnNoOther() {
        project(new Events().calendar("c").booked("a", "c", 20, 50).all());
        assertThat(agenda()).containsOnlyKeys("c/2027-03-01", "c/2027-03-02", "c/2027-03-03");

        views.days.clear();
        project(new Events().calendar("c").booked("a", "c", 20, 50).moved("a", 30, 31).all());
        assertThat(agenda()).containsOnlyKeys("c/2027-03-02");

        views.days.clear();
        project(new Events().calendar("c").booked("a", "c", 0, 24).cancelled("a").all());
        assertThat(agenda()).isEmpty();
    }

    @Test
    void everyChangeNamesTheOneBeforeItOnItsCalendar() {
        Changes changes = project(new Events()
                .calendar("c")
                .calendar("d")
                .booked("a", "c", 1, 2)
                .booked("b", "d", 1, 2)
                .renamed("c")
                .described("a")
                .cancelled("b")
                .all());

        assertThat(changes.appointments())
                .extracting(AppointmentChange::position, AppointmentChange::previousCalendarPosition)
                .containsExactly(pair(3, 0), pair(4, 0), pair(6, 3), pair(7, 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void crashesAnywhereChangeNothing(long seed) {
        List<LogEntry> log = new Events().random(new Random(seed), 400).all();
        Map<Long, Long> chain = new HashMap<>();
        var whole = new MemoryViews();
        Changes all = fold(whole).fold(log);
        all.appointments().forEach(change -> chain.put(change.position(), change.previousCalendarPosition()));
        whole.write(all, () -> true);

        projectWithCrashes(log, new Random(seed), chain);

        assertThat(views.versions).isEqualTo(whole.versions);
        assertThat(views.appointments).isEqualTo(whole.appointments);
        assertThat(views.calendars).isEqualTo(whole.calendars);
        assertThat(views.days).isEqualTo(whole.days);
        assertThat(audit.count()).isZero();
    }

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
    void aPoisonEventBlocksItsEntityOnly() {
        Changes changes = project(new Events()
                .calendar("c")
                .booked("bad", "c", 1, 2)
                .booked("good", "c", 2, 3)
                .unknown("bad")
                .moved("bad", 5, 6)
                .described("good")
                .all());

        assertThat(changes.deadLetters()).extracting(DeadLetter::position).containsExactly(4L, 5L);
        assertThat(version("bad")).isEqualTo(1);
        assertThat(version("good")).isEqualTo(2);
        assertThat(blocked).containsExactly(new EntityKey(EntityType.ENTITY_TYPE_APPOINTMENT, "bad"));
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
    void eventsThatBreakTheRulesOfTheirEntityAreParked() {
        Changes changes = project(new Events()
                .cancelled("never-booked")
                .booked("ends-before-it-starts", "c", 5, 4)
                .booked("lasts-for-centuries", "c", 0, 24 * 365 * 300)
                .all());

        assertThat(changes.deadLetters()).extracting(DeadLetter::position).contains(1L, 2L, 3L);
        assertThat(changes.appointments()).isEmpty();
        assertThat(changes.days()).isEmpty();
    }

    @Test
    void appointmentsOfACalendarThatIsParkedAreStillChained() {
        var calendar = new EntityKey(EntityType.ENTITY_TYPE_CALENDAR, "c");
        var entries = new ArrayList<>(
                new Events().calendar("c").booked("a", "c", 1, 2).booked("b", "c", 2, 3).all());
        entries.set(0, new LogEntry.Unreadable(1, calendar, ByteString.copyFromUtf8("?"), "no event"));

        Changes changes = project(entries);

        assertThat(changes.calendars()).isEmpty();
        assertThat(changes.appointments())
                .extracting(AppointmentChange::position, AppointmentChange::previousCalendarPosition)
                .containsExactly(pair(2, 0), pair(3, 2));
    }

    private Changes project(List<LogEntry> entries) {
        Changes changes = fold(views).fold(entries);
        views.write(changes, () -> true);
        return changes;
    }

    /** Half of the batches crash after a part of their writes, and are begun again with other bounds. */
    private void projectWithCrashes(List<LogEntry> log, Random random, Map<Long, Long> chain) {
        BatchFold fold = fold(views);
        int done = 0;
        while (done < log.size()) {
            List<LogEntry> batch = log.subList(done, Math.min(log.size(), done + 1 + random.nextInt(60)));
            Changes changes = fold.fold(batch);
            assertThat(changes.appointments())
                    .allMatch(change -> chain.get(change.position()) == change.previousCalendarPosition());
            if (random.nextBoolean()) {
                views.write(changes, random::nextBoolean);
                fold = fold(views);
            } else {
                views.write(changes, () -> true);
                done += batch.size();
            }
        }
    }

    private BatchFold fold(ViewSource source) {
        return new BatchFold(source, blocked, audit, Clock.systemUTC());
    }

    private long version(String id) {
        Appointment appointment = views.appointments.get(id);
        return appointment.getVersion();
    }

    private Map<String, AgendaDay> agenda() {
        var booked = new HashMap<>(views.days);
        booked.values().removeIf(day -> day.entries().isEmpty());
        return booked;
    }

    private static Tuple pair(long position, long previous) {
        return Tuple.tuple(position, previous);
    }
}
