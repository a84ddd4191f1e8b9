package io.daybook.chaos.judge;

import static io.daybook.chaos.journal.WatchTranscript.End.ENDED_BY_CLIENT;
import static io.daybook.chaos.journal.WatchTranscript.End.FAILED;
import static io.daybook.chaos.journal.WatchTranscript.End.REACHED;
import static io.daybook.chaos.journal.WatchTranscript.End.UNREACHABLE;
import static io.daybook.chaos.judge.GivenRun.changed;
import static io.daybook.chaos.judge.GivenRun.complete;
import static io.daybook.chaos.judge.GivenRun.existing;
import static io.daybook.chaos.judge.GivenRun.removed;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.v1.Appointment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** G6: every breach that reads and watches can show is found, and nothing else. */
class JudgesOfReadersTest {

    private final GivenRun run = new GivenRun();

    /** Positions: the calendar 1; "a" 2, 3 and 5; "b" 4, 6 and, when nobody watched any more, 7. */
    @BeforeEach
    void aRunWithoutFault() {
        run.booked("a", 8);
        run.moved("a", 9);
        run.booked("b", 12);
        run.moved("a", 10);
        run.moved("b", 13);
        run.logCancellation("b");

        run.read("a", 2, 0, 3, state("a", 2));
        run.readAllTheTime("a", 3, state("a", 3));
        run.read("b", 0, 3, 3, Optional.empty());
        run.watched("a", 0, 0, false, ENDED_BY_CLIENT, 1, 3);
        run.watched("a", 2, 3, true, REACHED, 2, 3);
        run.watched("a", 0, 2, false, REACHED, 1, 3);
        run.watched("a", 5, 0, false, ENDED_BY_CLIENT);
        run.watched("b", 0, 0, true, ENDED_BY_CLIENT, 1, 2);
        run.watched("b", 0, 5, false, UNREACHABLE, 1, 2, 3);
        run.watchedCalendar(existing(told("a", 1)), complete(2), changed(told("a", 2)), changed(told("b", 1)),
                existing(told("a", 3)), complete(5), changed(told("b", 2)), removed(told("b", 3)));
        run.watchedCalendar(complete(1), changed(told("a", 1)), changed(told("b", 1)), changed(told("a", 3)),
                changed(told("b", 2)));
        assertThat(run.breaches()).isEmpty();
    }

    @Test
    void aReadOlderThanItsVersion() {
        run.read("a", 3, 0, 3, state("a", 2));

        assertOnlyBreach("G6: appointment a was read at version 2 as of position 3: older than version 3.*");
    }

    @Test
    void aReadOlderThanItsPosition() {
        run.read("a", 0, 5, 4, state("a", 2));

        assertOnlyBreach("G6: appointment a was read at version 2 as of position 4: older than position 5.*");
    }

    @Test
    void aReadOlderThanItSays() {
        run.read("a", 0, 0, 5, state("a", 2));
        assertOnlyBreach("G6: appointment a was read at version 2 as of position 5: then it had version 3");
    }

    @Test
    void aReadThatFoundNothing() {
        run.read("a", 0, 0, 2, Optional.empty());

        assertOnlyBreach("G6: appointment a was read at version 0 as of position 2: then it had version 1");
    }

    @Test
    void aReadOfAStateThatNeverWas() {
        run.read("a", 0, 0, 2, Optional.of(told("a", 2).toBuilder().setTitle("Another").build()));

        assertOnlyBreach("G6: appointment a was read at version 2 as of position 2: the log never had that state");
    }

    @Test
    void aReadBeyondTheLog() {
        run.read("a", 0, 0, 8, state("a", 3));

        assertOnlyBreach("G6: appointment a was read at version 3 as of position 8: the log ends at position 7");
    }

    @Test
    void aReadOfViewsThatWentBack() {
        run.read("a", 0, 0, 6, state("a", 3));
        run.read("b", 0, 0, 5, state("b", 1));

        assertOnlyBreach("G4: appointment b was read as of position 5 after views had been read as of position 6");
    }

    @Test
    void aReadOfAnAppointmentThatWentBack() {
        run.read("a", 0, 0, 3, state("a", 3));
        run.read("a", 0, 0, 4, state("a", 2));

        assertOnlyBreach("G4: appointment a was read at version 2, as of position 4, after it had been read at version 3");
    }

    @Test
    void aWatchThatWentBack() {
        run.watched("a", 0, 0, false, ENDED_BY_CLIENT, 2, 1, 3);

        assertOnlyBreach("G6: watch of appointment a .* delivered version 1 where 3 or later was due.*");
    }

    @Test
    void aWatchThatToldTwice() {
        run.watched("a", 0, 0, false, ENDED_BY_CLIENT, 3, 3);

        assertOnlyBreach("G6: watch of appointment a .* delivered version 3 where 4 or later was due.*");
    }

    @Test
    void aWatchThatSkippedThoughEveryVersionWasWanted() {
        run.watched("a", 0, 0, true, ENDED_BY_CLIENT, 1, 3);

        assertOnlyBreach("G6: watch of appointment a .*, version 3 came where 2 was due.*");
    }

    @Test
    void aWatchThatBeganTooLateThoughEveryVersionWasWanted() {
        run.watched("a", 0, 3, true, REACHED, 3);

        assertOnlyBreach("G6: watch of appointment a .*, version 3 came where 1 was due.*");
    }

    @Test
    void aWatchThatBeganTooEarly() {
        run.watched("a", 2, 0, false, ENDED_BY_CLIENT, 1, 3);

        assertThat(run.breaches()).anyMatch(breach -> breach.contains("delivered version 1 where 2 or later was due"));
    }

    @Test
    void aWatchThatWentOnBeyondItsTarget() {
        run.watched("a", 0, 2, false, REACHED, 2, 3);

        assertOnlyBreach("G6: watch of appointment a .* went on with version 3 beyond its target.*");
    }

    @Test
    void aWatchThatDidNotReachACommittedTarget() {
        run.watched("a", 0, 3, false, ENDED_BY_CLIENT, 1, 3);
        assertOnlyBreach("G6: watch of appointment a .* was not ended by its target.*");
    }

    @Test
    void aWatchThatEndedBeforeItsTarget() {
        run.watched("a", 0, 3, false, REACHED, 1, 2);

        assertOnlyBreach("G6: watch of appointment a .* as if it had reached its target, at version 2.*");
    }

    @Test
    void aWatchThatMissedTheNewest() {
        run.watched("a", 0, 0, false, ENDED_BY_CLIENT, 1, 2);

        assertOnlyBreach("G6: watch of appointment a .* never delivered version 3, which was acknowledged.*");
    }

    @Test
    void aWatchThatGaveUpForNoReason() {
        run.watched("a", 0, 5, false, UNREACHABLE, 1, 3);

        assertOnlyBreach("G6: watch of appointment a .* was told that its target cannot come.*");
    }

    @Test
    void aWatchThatFailed() {
        run.watched("a", 0, 0, false, FAILED, 3);

        assertOnlyBreach("G6: watch of appointment a .* failed after version 3.*");
    }

    @Test
    void aWatchOfAStateThatNeverWas() {
        Appointment forged = told("a", 3).toBuilder().setTitle("Another").build();
        run.journal().add(new WatchTranscript("a", 0, 0, false, List.of(forged), ENDED_BY_CLIENT));

        assertOnlyBreach("G6: watch of appointment a .* in a state that the log never had.*");
    }

    @Test
    void aCalendarThatToldTwice() {
        run.watchedCalendar(existing(told("a", 3)), complete(5), changed(told("b", 2)), changed(told("b", 2)));

        assertThat(run.breaches())
                .anyMatch(breach -> breach.contains("told position 6 after position 6"))
                .anyMatch(breach -> breach.contains("told version 2 of appointment b after version 2"));
    }

    @Test
    void aCalendarThatWentBack() {
        run.watchedCalendar(existing(told("b", 1)), complete(4), changed(told("b", 2)), changed(told("a", 3)));

        assertOnlyBreach("G6: watch of calendar room, at position 6, told position 5 after position 6");
    }

    @Test
    void aCalendarThatNeverToldOfAnAppointment() {
        run.watchedCalendar(existing(told("a", 3)), complete(5));

        assertOnlyBreach("G6: watch of calendar room, .* never told version 2 of appointment b, which is on it");
    }

    @Test
    void aCalendarThatKeptWhatLeft() {
        run.booked("c", 20);
        run.cancelled("c");
        Appointment held = told("c", 1);
        run.watchedCalendar(existing(told("a", 3)), existing(told("b", 2)), complete(6), changed(held));

        assertOnlyBreach("G6: watch of calendar room, .* never told that appointment c left with version 2");
    }

    @Test
    void aCalendarThatToldOfOneThatIsNotThere() {
        run.watchedCalendar(existing(told("a", 3)), complete(5), changed(told("b", 2)), changed(told("b", 3)));

        assertOnlyBreach("G6: watch of calendar room, .* told version 3 of appointment b as there");
    }

    private Appointment told(String id, long version) {
        return run.state(id, version);
    }

    private Optional<Appointment> state(String id, long version) {
        return Optional.of(told(id, version));
    }

    private void assertOnlyBreach(String pattern) {
        assertThat(run.breaches()).singleElement().asString().matches(pattern);
    }
}
