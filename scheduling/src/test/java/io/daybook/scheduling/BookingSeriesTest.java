package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.OVERRIDE;
import static io.daybook.scheduling.AppointmentScenario.nearest;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;
import static io.daybook.scheduling.SeriesScenario.book;
import static io.daybook.scheduling.SeriesScenario.outcomes;
import static io.daybook.scheduling.SeriesScenario.weekly;
import static io.daybook.scheduling.SeriesScenario.whatFits;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.SeriesDecision.OfAppointment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookingSeriesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final SeriesCommand.Book THREE_WEEKS = weekly("FREQ=WEEKLY;COUNT=3");

    @Test
    void everyOccurrenceIsAnAppointmentOfTheSeries() {
        var scenario = new SeriesScenario(rules());
        SeriesDecision.Accepted booked = scenario.accept(THREE_WEEKS);

        assertThat(outcomes(booked))
                .containsExactly("2027-03-02T09:00:00Z", "2027-03-09T09:00:00Z", "2027-03-16T09:00:00Z");
        List<String> ids = booked.appointments().stream().map(OfAppointment::appointmentId).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(scenario.series())
                .isEqualTo(new Series.Known("practice", "FREQ=WEEKLY;COUNT=3", "Europe/Berlin", ids));
        TimeSlot first = slot("09:00", "10:00");
        assertThat(scenario.appointment(ids.getFirst()))
                .isEqualTo(new Appointment.Confirmed(new Appointment.Booking(
                        List.of(new Appointment.Claim("practice", first)),
                        first,
                        AppointmentScenario.BERLIN,
                        AppointmentScenario.DETAILS,
                        "",
                        Optional.of(new Appointment.Occurrence(SeriesScenario.ID, first.start())))));
    }

    @Test
    void theSameSeriesGetsTheSameIds() {
        assertThat(new SeriesScenario(rules()).decide(THREE_WEEKS))
                .isEqualTo(new SeriesScenario(rules()).decide(THREE_WEEKS));
    }

    @Test
    void localTimesAreKeptOverAClockChange() {
        var monthly = weekly("FREQ=MONTHLY;COUNT=2");
        assertThat(outcomes(new SeriesScenario(rules()).accept(monthly)))
                .containsExactly("2027-03-02T09:00:00Z", "2027-04-02T08:00:00Z");
        var atNight = book("2027-03-27T02:30", HOUR, "FREQ=DAILY;COUNT=3", true, Waiver.NONE);
        assertThat(outcomes(new SeriesScenario(rules()).accept(atNight)))
                .as("02:30 is skipped on the 28th")
                .containsExactly("2027-03-27T01:30:00Z", "2027-03-29T00:30:00Z", "2027-03-30T00:30:00Z");
    }

    @Test
    void allOrNoneAreBooked() {
        var taken = new SeriesScenario(rules()).alsoBooked("2027-03-09T09:30:00Z", HOUR);
        Duration week = Duration.ofDays(7);
        assertThat(taken.decide(THREE_WEEKS))
                .isEqualTo(refused(
                        "2027-03-09T09:00:00Z",
                        new Rejection.SlotTaken(
                                "practice",
                                TimeSlot.startingAt(Instant.parse("2027-03-09T09:30:00Z"), HOUR),
                                nearest(
                                        TimeSlot.startingAt(Instant.parse("2027-03-02T08:30:00Z").plus(week), HOUR),
                                        TimeSlot.startingAt(Instant.parse("2027-03-02T10:30:00Z").plus(week), HOUR)))));
    }

    @Test
    void whatFitsIsBookedAndTheOthersAreReported() {
        var taken = new SeriesScenario(rules()).alsoBooked("2027-03-09T09:30:00Z", HOUR);
        SeriesDecision.Accepted booked = taken.accept(whatFits(THREE_WEEKS));
        assertThat(outcomes(booked))
                .containsExactly("2027-03-02T09:00:00Z", "2027-03-09T09:00:00Z SlotTaken", "2027-03-16T09:00:00Z");
        assertThat(booked.appointments()).hasSize(2);
        assertThat(((Series.Known) taken.series()).appointmentIds()).hasSize(2);
    }

    @Test
    void ifNothingFitsNothingIsBookedAndTheFirstRefusalIsTold() {
        SampleRules shorter = rules().lengths(Duration.ZERO, Duration.ofMinutes(30));
        assertThat(new SeriesScenario(shorter).decide(whatFits(THREE_WEEKS)))
                .isEqualTo(refused(
                        "2027-03-02T09:00:00Z",
                        new Rejection.LengthNotOffered("practice", HOUR, Duration.ZERO, Duration.ofMinutes(30))));
        var daily = whatFits(weekly("FREQ=DAILY;COUNT=2"));
        var taken = new SeriesScenario(rules()).alsoBooked("2027-03-02T09:00:00Z", Duration.ofDays(2));
        assertThat(taken.decide(daily))
                .as("with other times, as for a single booking")
                .isEqualTo(refused(
                        "2027-03-02T09:00:00Z",
                        new Rejection.SlotTaken(
                                "practice",
                                TimeSlot.startingAt(Instant.parse("2027-03-02T09:00:00Z"), Duration.ofDays(2)),
                                nearest(
                                        slot("08:00", "09:00"),
                                        TimeSlot.startingAt(Instant.parse("2027-03-04T09:00:00Z"), HOUR)))));
    }

    @Test
    void noOccurrenceLiesBeyondTheHorizonAlsoIfOnlyWhatFitsIsWanted() {
        SampleRules horizon = rules().horizon(Duration.ofDays(10));
        var refusal = refused(
                "2027-03-16T09:00:00Z",
                new Rejection.BeyondHorizon(
                        "practice", Duration.ofDays(10), Instant.parse("2027-03-16T09:00:00Z"), NOW));
        assertThat(new SeriesScenario(horizon).decide(THREE_WEEKS)).isEqualTo(refusal);
        assertThat(new SeriesScenario(horizon).decide(whatFits(THREE_WEEKS))).isEqualTo(refusal);
        var overridden = book("2027-03-02T10:00", HOUR, "FREQ=WEEKLY;COUNT=3", true, OVERRIDE);
        assertThat(outcomes(new SeriesScenario(horizon).accept(overridden))).hasSize(3);
    }

    @Test
    void occurrencesMustNotMeetEachOther() {
        assertThat(new SeriesScenario(rules()).decide(daily(Duration.ofHours(24))))
                .isInstanceOf(SeriesDecision.Accepted.class);
        assertThat(new SeriesScenario(rules()).decide(daily(Duration.ofHours(24).plusSeconds(1))))
                .isEqualTo(meeting());
    }

    @Test
    void norMustTheirBuffers() {
        SampleRules buffers = rules().buffers(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(new SeriesScenario(buffers).decide(daily(Duration.ofHours(21))))
                .isInstanceOf(SeriesDecision.Accepted.class);
        assertThat(new SeriesScenario(buffers).decide(daily(Duration.ofHours(21).plusSeconds(1))))
                .isEqualTo(meeting());
    }

    @Test
    void whatAllOccurrencesTogetherHoldIsLimited() {
        var attendees = Collections.nCopies(21, new Attendee("Ann", "ann@example.org"));
        assertThat(decideWith(new Details("Title", "", attendees.subList(0, 20)))).isInstanceOf(SeriesDecision.Accepted.class);
        assertThat(decideWith(new Details("Title", "", attendees)))
                .isEqualTo(invalid("attendees", "must be at most 20 for 1000 occurrences"));
        String most = "ä".repeat(4 * 1024 * 1024 / 1000 / 2);
        assertThat(decideWith(new Details("Title", most, List.of()))).isInstanceOf(SeriesDecision.Accepted.class);
        assertThat(decideWith(new Details("Title", most + "ä", List.of())))
                .isEqualTo(invalid("description", "must be at most 4194 bytes for 1000 occurrences"));
    }

    @Test
    void anIdIsBookedOnce() {
        var scenario = new SeriesScenario(rules());
        scenario.accept(THREE_WEEKS);
        assertThat(scenario.decide(THREE_WEEKS))
                .isEqualTo(new SeriesDecision.Rejected(new Rejection.SeriesExists()));
    }

    @Test
    void anOccurrenceDoesNotTakeOverAnAppointmentThatHasItsId() {
        OfAppointment first =
                new SeriesScenario(rules()).accept(THREE_WEEKS).appointments().getFirst();
        var scenario = new SeriesScenario(rules());
        scenario.happened(first.appointmentId(), first.event());
        scenario.happened(first.appointmentId(), new AppointmentEvent.Cancelled("", ""));

        assertThat(scenario.decide(THREE_WEEKS))
                .isEqualTo(refused("2027-03-02T09:00:00Z", new Rejection.AppointmentExists()));
    }

    private static SeriesCommand.Book daily(Duration length) {
        return book("2027-03-02T10:00", length, "FREQ=DAILY;COUNT=2", true, Waiver.NONE);
    }

    private static SeriesDecision decideWith(Details details) {
        return new SeriesScenario(rules()).decide(SeriesScenario.book(
                "2027-03-02T10:00", HOUR, "FREQ=DAILY;COUNT=1000", true, Waiver.NONE, details));
    }

    private static SeriesDecision meeting() {
        return invalid(
                "duration",
                "and the calendars' buffers leave no room between 2027-03-02T09:00:00Z and the next occurrence, PT24H"
                        + " later");
    }

    private static SeriesDecision invalid(String field, String problem) {
        return new SeriesDecision.Rejected(new Rejection.InvalidField(field, problem));
    }

    private static SeriesDecision refused(String start, Rejection reason) {
        return new SeriesDecision.Rejected(new Rejection.OccurrenceRefused(Instant.parse(start), reason));
    }
}
