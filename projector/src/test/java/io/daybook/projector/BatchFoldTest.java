package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import io.daybook.v1.Appointment;
import io.daybook.v1.EntityType;
import io.daybook.views.AgendaDay;
import io.daybook.views.DeadLetter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFoldTest {

    private final MemoryViews views = new MemoryViews();
    private final OverlapAudit audit = new OverlapAudit();
    private final Set<EntityKey> blocked = new HashSet<>();
    private final Map<Long, EntityKey> skipped = new HashMap<>();

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
                .renamed("c", 1)
                .described("a")
                .cancelled("b")
                .all());

        assertThat(changes.appointments())
                .extracting(AppointmentChange::position, AppointmentChange::previousPositions)
                .containsExactly(
                        tuple(3L, Map.of("c", 0L)),
                        tuple(4L, Map.of("d", 0L)),
                        tuple(6L, Map.of("c", 3L)),
                        tuple(7L, Map.of("d", 4L)));
    }

    @Test
    void aChangeIsChainedOnEveryCalendarThatTheAppointmentIsOnOrLeaves() {
        Changes changes = project(new Events()
                .booked("a", List.of("c", "d"), 1, 2)
                .booked("b", "d", 3, 4)
                .moved("a", List.of("e", "c"), 1, 2)
                .described("a")
                .booked("f", "d", 5, 6)
                .all());

        assertThat(changes.appointments())
                .extracting(AppointmentChange::previousPositions)
                .containsExactly(
                        Map.of("c", 0L, "d", 0L),
                        Map.of("d", 1L),
                        Map.of("e", 0L, "c", 1L, "d", 2L),
                        Map.of("e", 3L, "c", 3L),
                        Map.of("d", 3L));
    }

    @Test
    void anAppointmentIsOnTheAgendaOfEachOfItsCalendarsForTheTimeItBlocksThere() {
        project(new Events()
                .booked("a", 20, 22, Events.claim("c", 19, 26), Events.claim("d", 20, 22))
                .all());

        assertThat(agenda()).containsOnlyKeys("c/2027-03-01", "c/2027-03-02", "d/2027-03-01");
        assertThat(agenda().get("c/2027-03-02").entries())
                .containsExactly(new AgendaDay.Entry("a", at(20), at(22), at(19), at(26), 1));
        assertThat(agenda().get("d/2027-03-01").entries())
                .containsExactly(new AgendaDay.Entry("a", at(20), at(22), at(20), at(22), 1));
    }

    @Test
    void anAppointmentThatMovesToAnotherCalendarLeavesTheOldOnesAgenda() {
        project(new Events().booked("a", "c", 1, 2).moved("a", List.of("d"), 1, 2).all());

        assertThat(agenda()).containsOnlyKeys("d/2027-03-01");
    }

    @Test
    void aHoldTakesTimeUntilItExpires() {
        var events = new Events().held("a", "c", 1, 2);
        project(events.all());
        assertThat(agenda()).containsOnlyKeys("c/2027-03-01");

        project(events.expired("a").all().subList(1, 2));
        assertThat(agenda()).isEmpty();
    }

    @Test
    void aSeriesIsPassedByWhateverHappensToIt() {
        Changes changes = project(new Events().series("s").series("s").booked("a", "c", 1, 2).all());

        assertThat(changes.deadLetters()).isEmpty();
        assertThat(changes.appointments()).extracting(AppointmentChange::position).containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void crashesAnywhereChangeNothing(long seed) {
        List<LogEntry> log = new RandomBookings(new Random(seed)).after(400).all();
        Map<Long, Map<String, Long>> chain = new HashMap<>();
        var whole = new MemoryViews();
        Changes all = fold(whole).fold(log);
        all.appointments().forEach(change -> chain.put(change.position(), change.previousPositions()));
        whole.write(all, () -> true);

        projectWithCrashes(log, new Random(seed), chain);

        assertThat(views.versions.values())
                .extracting(AppointmentChange::message, AppointmentChange::calendarIds)
                .isEqualTo(whole.versions.values().stream()
                        .map(change -> tuple(change.message(), change.calendarIds()))
                        .toList());
        assertThat(views.appointments).isEqualTo(whole.appointments);
        assertThat(views.calendars).isEqualTo(whole.calendars);
        assertThat(views.days).isEqualTo(whole.days);
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
    void anEventThatCameInTheLogOfAnotherEventThatWasSkippedIsApplied() {
        skipped.put(2L, new EntityKey(EntityType.ENTITY_TYPE_APPOINTMENT, "of-another-log"));
        skipped.put(1L, new EntityKey(EntityType.ENTITY_TYPE_APPOINTMENT, "c"));
        project(new Events().calendar("c").booked("a", "c", 1, 2).all());

        assertThat(version("a")).isEqualTo(1);
        assertThat(views.calendars).containsKey("c");
    }

    @Test
    void aSkippedEventChangesNothingButTheVersion() {
        skipped.put(4L, new EntityKey(EntityType.ENTITY_TYPE_APPOINTMENT, "bad"));
        skipped.put(6L, new EntityKey(EntityType.ENTITY_TYPE_APPOINTMENT, "never-booked"));
        Changes changes = project(new Events()
                .calendar("c")
                .booked("bad", "c", 1, 2)
                .booked("good", "c", 2, 3)
                .unknown("bad")
                .moved("bad", 5, 6)
                .cancelled("never-booked")
                .all());

        assertThat(changes.deadLetters()).isEmpty();
        assertThat(version("bad")).isEqualTo(3);
        assertThat(views.versions.values())
                .filteredOn(change -> change.after().id().equals("bad"))
                .extracting(change -> change.message().getVersion(), change -> change.message().getStartTime())
                .containsExactly(tuple(1L, Events.hour(1)), tuple(2L, Events.hour(1)), tuple(3L, Events.hour(5)));
        assertThat(blocked).isEmpty();
    }

    @Test
    void whatADayHasNoRoomForIsParkedAndHoldsUpNobodyElse() {
        List<AgendaDay.Entry> full = IntStream.range(0, AgendaDay.MAX_ENTRIES)
                .mapToObj(number -> new AgendaDay.Entry("a" + number, at(1), at(2), at(1), at(2), 1))
                .toList();
        LocalDate day = LocalDate.parse("2027-03-01");
        views.days.put(AgendaDay.id("c", day), new AgendaDay("c", day, 0, full));

        Changes changes = project(new Events()
                .calendar("c")
                .booked("too-many", "c", 1, 2)
                .moved("too-many", 100, 101)
                .booked("other-day", "c", 200, 201)
                .all());

        assertThat(changes.deadLetters()).extracting(DeadLetter::entityId).containsExactly("too-many", "too-many");
        assertThat(changes.days()).extracting(AgendaDay::id).containsExactly("c/2027-03-09");
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
                .extracting(AppointmentChange::previousPositions)
                .containsExactly(Map.of("c", 0L), Map.of("c", 2L));
    }

    private Changes project(List<LogEntry> entries) {
        Changes changes = fold(views).fold(entries);
        views.write(changes, () -> true);
        return changes;
    }

    /** Half of the batches crash after a part of their writes, and are begun again with other bounds. */
    private void projectWithCrashes(List<LogEntry> log, Random random, Map<Long, Map<String, Long>> chain) {
        BatchFold fold = fold(views);
        int done = 0;
        while (done < log.size()) {
            List<LogEntry> batch = log.subList(done, Math.min(log.size(), done + 1 + random.nextInt(60)));
            Changes changes = fold.fold(batch);
            assertThat(changes.appointments())
                    .allMatch(change -> chain.get(change.position()).equals(change.previousPositions()));
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
        return new BatchFold(source, blocked, skipped, audit, Clock.systemUTC());
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

    private static Instant at(int hour) {
        return Events.DAY.plus(Duration.ofHours(hour));
    }
}
