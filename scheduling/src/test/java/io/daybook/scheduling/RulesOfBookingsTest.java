package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.IN_PAST;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.OVERRIDE;
import static io.daybook.scheduling.AppointmentScenario.book;
import static io.daybook.scheduling.AppointmentScenario.booked;
import static io.daybook.scheduling.AppointmentScenario.booking;
import static io.daybook.scheduling.AppointmentScenario.claims;
import static io.daybook.scheduling.AppointmentScenario.given;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.nearest;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.closed;
import static io.daybook.scheduling.SampleRules.rules;
import static java.time.DayOfWeek.TUESDAY;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule at its boundaries. Berlin is an hour ahead of UTC on the day that is booked, a Tuesday. */
class RulesOfBookingsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** How long it is from now until 10:00 on the next day. */
    private static final Duration TO_THE_START = Duration.ofHours(26);

    @Test
    void bookingsLieWithinOpeningHours() {
        SampleRules open = rules().open(TUESDAY, "09:00", "12:00").open(TUESDAY, "12:00", "13:00");
        given().under(open).when(book("08:00", "12:00")).then(booked("08:00", "12:00"));
        given().under(open)
                .when(book("11:30", "12:30"))
                .thenRejected(new Rejection.OutsideAvailability(
                        "practice",
                        slot("11:30", "12:30"),
                        nearest(
                                slot("11:00", "12:00"),
                                TimeSlot.startingAt(instant("08:00").plus(Duration.ofDays(7)), HOUR))));
    }

    @Test
    void exceptionsCloseACalendar() {
        given().under(rules().open(TUESDAY, "09:00", "17:00").except(closed("2027-03-02", "2027-03-02", "12:00", "13:00")))
                .when(book("11:00", "12:00"))
                .thenRejected(new Rejection.OutsideAvailability(
                        "practice", slot("11:00", "12:00"), nearest(slot("10:00", "11:00"), slot("12:00", "13:00"))));
    }

    @Test
    void lengthsAreBoundedOnBothSides() {
        SampleRules rules = rules().lengths(Duration.ofMinutes(30), HOUR);
        given().under(rules).when(book("10:00", "10:30")).then(booked("10:00", "10:30"));
        given().under(rules).when(book("10:00", "11:00")).then(booked("10:00", "11:00"));
        given().under(rules)
                .when(book("10:00", "10:29"))
                .thenRejected(new Rejection.LengthNotOffered(
                        "practice", Duration.ofMinutes(29), Duration.ofMinutes(30), HOUR));
        given().under(rules)
                .when(book("10:00", "11:01"))
                .thenRejected(new Rejection.LengthNotOffered(
                        "practice", Duration.ofMinutes(61), Duration.ofMinutes(30), HOUR));
    }

    @Test
    void startsAreMultiplesOfTheGranularityAfterLocalMidnight() {
        SampleRules rules = rules().granularity(Duration.ofHours(6));
        given().under(rules).when(book("11:00", "11:30")).then(booked("11:00", "11:30"));
        given().under(rules)
                .when(book("12:00", "12:30"))
                .thenRejected(new Rejection.StartNotOffered("practice", Duration.ofHours(6)));
    }

    @Test
    void aBookingNeedsItsNotice() {
        given().under(rules().notice(TO_THE_START)).when(book("10:00", "10:30")).then(booked("10:00", "10:30"));
        given().under(rules().notice(TO_THE_START.plusSeconds(1)))
                .when(book("10:00", "10:30"))
                .thenRejected(new Rejection.NoticeTooShort(
                        "practice", TO_THE_START.plusSeconds(1), instant("10:00"), NOW));
    }

    @Test
    void historyNeedsNoNotice() {
        TimeSlot past = TimeSlot.startingAt(NOW.minusSeconds(3_600), HOUR);
        given().under(rules().notice(HOUR)).when(book(past, IN_PAST, "practice")).then(booked(past));
    }

    @Test
    void aBookingLiesWithinTheHorizon() {
        given().under(rules().horizon(TO_THE_START)).when(book("10:00", "10:30")).then(booked("10:00", "10:30"));
        given().under(rules().horizon(TO_THE_START.minusSeconds(1)))
                .when(book("10:00", "10:30"))
                .thenRejected(new Rejection.BeyondHorizon(
                        "practice", TO_THE_START.minusSeconds(1), instant("10:00"), NOW));
    }

    @Test
    void everySeatIsBookedOnce() {
        given().under(rules().seats(2))
                .alsoBooked(slot("10:00", "10:30"))
                .when(book("10:00", "10:30"))
                .then(booked("10:00", "10:30"));
        given().under(rules().seats(2))
                .alsoBooked(slot("10:00", "10:30"), slot("10:15", "11:00"))
                .when(book("10:00", "10:30"))
                .thenRejected(new Rejection.SlotTaken(
                        "practice", slot("10:15", "10:30"), nearest(slot("09:45", "10:15"), slot("10:30", "11:00"))));
    }

    @Test
    void buffersAreKeptFreeAndMayLieOutsideOpeningHours() {
        SampleRules rules = rules().open(TUESDAY, "11:00", "12:00").buffers(Duration.ofMinutes(10), Duration.ofMinutes(5));
        TimeSlot slot = slot("10:00", "11:00");
        given().under(rules)
                .alsoBooked(slot("09:00", "09:50"), slot("11:05", "12:00"))
                .when(book("10:00", "11:00"))
                .then(new AppointmentEvent.Booked(
                        new Appointment.Booking(
                                claims(slot("09:50", "11:05"), "practice"),
                                slot,
                                BERLIN,
                                AppointmentScenario.DETAILS,
                                "",
                                Optional.empty()),
                        false,
                        ""));
        given().under(rules().buffers(Duration.ofMinutes(10), Duration.ofMinutes(5)))
                .alsoBooked(slot("09:00", "09:51"))
                .when(book("10:00", "11:00"))
                .thenRejected(new Rejection.SlotTaken(
                        "practice", slot("09:00", "09:51"), nearest(slot("07:55", "08:55"), slot("10:01", "11:01"))));
    }

    @Test
    void calendarsThatWantItGetBookingsToConfirm() {
        given().under(rules().confirmed())
                .when(book("10:00", "10:30"))
                .then(new AppointmentEvent.Booked(booking(slot("10:00", "10:30"), "practice"), true, ""));
    }

    @Test
    void theHostSetsAsideAllRulesButTheSeats() {
        SampleRules strict = rules().open(TUESDAY, "09:00", "09:30")
                .lengths(Duration.ofHours(2), Duration.ofHours(3))
                .granularity(HOUR)
                .notice(Duration.ofDays(7))
                .horizon(Duration.ofDays(8));
        given().under(strict)
                .when(book(slot("10:01", "10:31"), OVERRIDE, "practice"))
                .then(new AppointmentEvent.Booked(booking(slot("10:01", "10:31"), "practice"), false, "urgent"));
        given().under(strict)
                .alsoBooked(slot("10:00", "10:30"))
                .when(book(slot("10:01", "10:31"), OVERRIDE, "practice"))
                .thenRejected(new Rejection.SlotTaken(
                        "practice", slot("10:00", "10:30"), nearest(slot("09:30", "10:00"), slot("10:30", "11:00"))));
    }

    @Test
    void thePastStaysPastForTheHost() {
        TimeSlot past = TimeSlot.startingAt(NOW.minusSeconds(1), HOUR);
        given().when(book(past, OVERRIDE, "practice"))
                .thenRejected(new Rejection.StartInPast(past.start(), NOW));
    }

    @Test
    void theFirstRuleThatIsBrokenIsTold() {
        SampleRules strict = rules().open(TUESDAY, "09:00", "09:30")
                .lengths(Duration.ofHours(2), Duration.ofHours(3))
                .granularity(HOUR);
        given().under(strict)
                .alsoBooked(slot("10:00", "10:30"))
                .when(book("10:01", "10:31"))
                .thenRejected(new Rejection.LengthNotOffered(
                        "practice", Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(3)));
    }
}
