package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarDeciderTest {

    private static final CalendarRules RULES = rules().seats(3).notice(Duration.ofHours(2)).build();
    private static final Calendar.Profile PRACTICE = new Calendar.Profile("Practice", BERLIN, RULES);
    private static final CalendarEvent CREATED = new CalendarEvent.Created(PRACTICE);
    private static final CalendarEvent CLOSED = new CalendarEvent.Closed();
    private static final CalendarNames ALL_FREE = _ -> Optional.empty();
    private static final CalendarNames ALL_ANOTHERS = _ -> Optional.of("another");
    private static final CalendarNames ALL_ITS_OWN = _ -> Optional.of("c");

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
        assertThat(decide(rename("Surgery"), CREATED))
                .isEqualTo(updated(new Calendar.Profile("Surgery", BERLIN, RULES)));
        var tokyo = ZoneId.of("Asia/Tokyo");
        assertThat(decide(update(Optional.empty(), Optional.of(tokyo), RulesOf.NO_CHANGE), CREATED))
                .isEqualTo(updated(new Calendar.Profile("Practice", tokyo, RULES)));
        assertThat(decide(update(Optional.empty(), Optional.empty(), RulesOf.seats(5)), CREATED))
                .isEqualTo(updated(new Calendar.Profile(
                        "Practice", BERLIN, rules().seats(5).notice(Duration.ofHours(2)).build())));
    }

    @Test
    void onlyAnOpenCalendarChanges() {
        assertThat(decide(rename("Surgery"), CREATED, CLOSED))
                .isEqualTo(Decision.rejected(new Rejection.CalendarClosed("c")));
        assertThat(decide(rename("Surgery"))).isEqualTo(Decision.rejected(new Rejection.CalendarUnknown("c")));
    }

    @Test
    void anUpdateToWhatItIsChangesNothing() {
        assertThat(decide(update(Optional.of("Practice"), Optional.of(BERLIN), RulesOf.seats(3)), CREATED))
                .isEqualTo(Decision.unchanged());
    }

    @Test
    void closingTwiceIsClosingOnce() {
        assertThat(decide(new CalendarCommand.Close(), CREATED)).isEqualTo(Decision.accepted(CLOSED));
        assertThat(decide(new CalendarCommand.Close(), CREATED, CLOSED)).isEqualTo(Decision.unchanged());
        assertThat(decide(new CalendarCommand.Close())).isEqualTo(Decision.rejected(new Rejection.CalendarUnknown("c")));
    }

    @Test
    void aNameIsTakenByOneOpenCalendar() {
        var taken = Decision.<CalendarEvent>rejected(new Rejection.CalendarNameTaken("another"));
        assertThat(decide(new CalendarCommand.Create(PRACTICE), ALL_ANOTHERS)).isEqualTo(taken);
        assertThat(decide(rename("Surgery"), ALL_ANOTHERS, CREATED)).isEqualTo(taken);
    }

    @Test
    void aCalendarMayWriteItsOwnNameDifferently() {
        assertThat(decide(rename("PRACTICE"), ALL_ITS_OWN, CREATED))
                .isEqualTo(updated(new Calendar.Profile("PRACTICE", BERLIN, RULES)));
    }

    @Test
    void whoKeepsItsNameIsNotAskedForIt() {
        assertThat(decide(update(Optional.empty(), Optional.empty(), RulesOf.seats(5)), ALL_ANOTHERS, CREATED))
                .as("two calendars of releases that did not compare names may have the same")
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aClosedCalendarFreesItsName() {
        assertThat(state(CREATED).openName()).contains("Practice");
        assertThat(state(CREATED, CLOSED).openName()).isEmpty();
        assertThat(state().openName()).isEmpty();
    }

    @Test
    void namesDifferNeitherByCaseNorByBlanksNorByComposition() {
        String key = Calendar.Profile.nameKey("Café Süd");
        assertThat(Calendar.Profile.nameKey("  CAFÉ SÜD\t")).isEqualTo(key);
        assertThat(Calendar.Profile.nameKey("Cafe\u0301 Su\u0308d")).isEqualTo(key);
        assertThat(Calendar.Profile.nameKey("Café Sud")).isNotEqualTo(key);
        assertThat(Calendar.Profile.nameKey("Café  Süd")).isNotEqualTo(key);
    }

    @Test
    void contradictionsAreRefused() {
        CalendarRules impossible =
                rules().notice(Duration.ofDays(2)).horizon(Duration.ofDays(1)).build();
        var contradiction = Decision.<CalendarEvent>rejected(new Rejection.InvalidField(
                "rules.max_horizon", "must be longer than min_notice, PT48H: nothing could ever be booked"));
        assertThat(decide(new CalendarCommand.Create(new Calendar.Profile("Practice", BERLIN, impossible))))
                .isEqualTo(contradiction);
        var created = new CalendarEvent.Created(new Calendar.Profile(
                "Practice", BERLIN, rules().notice(Duration.ofDays(2)).build()));
        assertThat(decide(update(Optional.empty(), Optional.empty(), RulesOf.horizon(Duration.ofDays(1))), created))
                .isEqualTo(contradiction);
    }

    @Test
    void anEventThatDoesNotFitTheStateLeavesItAsItIs() {
        var other = new Calendar.Profile("Other", BERLIN, RULES);
        assertThat(state(CREATED, CLOSED, new CalendarEvent.Updated(other, Misfits.NONE)))
                .isEqualTo(new Calendar.Closed(PRACTICE));
        assertThat(state(CREATED, new CalendarEvent.Created(other))).isEqualTo(new Calendar.Open(PRACTICE));
        assertThat(state(CLOSED)).isEqualTo(new Calendar.Unknown());
    }

    @Test
    void aMereNewNameMakesNoMisfits() {
        var bookings = new Bookings();
        bookings.put(new Bookings.Entry("a", slot("10:00", "11:00"), slot("10:00", "11:00"), ""));
        CalendarRules closed = rules().open(TUESDAY, "20:00", "21:00").build();
        var plan = new CalendarPlan("c", new Calendar.Open(new Calendar.Profile("Practice", BERLIN, closed)), bookings);

        assertThat(CalendarDecider.decide(rename("Surgery"), plan, ALL_FREE))
                .isEqualTo(updated(new Calendar.Profile("Surgery", BERLIN, closed)));
    }

    private static Decision<CalendarEvent> updated(Calendar.Profile profile) {
        return Decision.accepted(new CalendarEvent.Updated(profile, Misfits.NONE));
    }

    private static CalendarCommand.Update rename(String name) {
        return update(Optional.of(name), Optional.empty(), RulesOf.NO_CHANGE);
    }

    private static CalendarCommand.Update update(Optional<String> name, Optional<ZoneId> zone, RulesChange rules) {
        return new CalendarCommand.Update(name, zone, rules, NOW);
    }

    private static Decision<CalendarEvent> decide(CalendarCommand command, CalendarEvent... history) {
        return decide(command, ALL_FREE, history);
    }

    private static Decision<CalendarEvent> decide(
            CalendarCommand command, CalendarNames names, CalendarEvent... history) {
        return CalendarDecider.decide(command, new CalendarPlan("c", state(history), new Bookings()), names);
    }

    private static Calendar state(CalendarEvent... history) {
        Calendar calendar = CalendarDecider.initial();
        for (CalendarEvent event : List.of(history)) {
            calendar = CalendarDecider.evolve(calendar, event);
        }
        return calendar;
    }

    /** Changes of single rules. */
    private static final class RulesOf {

        static final RulesChange NO_CHANGE = change(Optional.empty(), Optional.empty());

        static RulesChange seats(int seats) {
            return change(Optional.of(seats), Optional.empty());
        }

        static RulesChange horizon(Duration horizon) {
            return change(Optional.empty(), Optional.of(horizon));
        }

        private static RulesChange change(Optional<Integer> seats, Optional<Duration> horizon) {
            return new RulesChange(
                    Optional.empty(),
                    Optional.empty(),
                    seats,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    horizon,
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
