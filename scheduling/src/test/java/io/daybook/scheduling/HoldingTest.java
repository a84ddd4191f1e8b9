package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.CLOSED;
import static io.daybook.scheduling.AppointmentScenario.DETAILS;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.OPEN;
import static io.daybook.scheduling.AppointmentScenario.OVERRIDE;
import static io.daybook.scheduling.AppointmentScenario.booked;
import static io.daybook.scheduling.AppointmentScenario.claims;
import static io.daybook.scheduling.AppointmentScenario.given;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.nearest;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldingTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Instant EXPIRES = NOW.plus(FIVE_MINUTES);
    private static final TimeSlot SLOT = slot("10:00", "10:30");
    private static final AppointmentEvent.Held HELD = held("", "practice");
    private static final AppointmentCommand.BookHeld BOOK = bookHeld(EXPIRES.minusNanos(1));

    @Test
    void aHoldTakesItsTimeForAWhile() {
        given().when(hold(Waiver.NONE)).then(HELD);
        given(HELD)
                .alsoBooked(slot("09:00", "10:00"))
                .when(AppointmentScenario.book("10:00", "10:30"))
                .thenRejected(new Rejection.AppointmentExists());
    }

    @Test
    void aHoldObeysTheRulesOfBookings() {
        given().alsoBooked(SLOT)
                .when(hold(Waiver.NONE))
                .thenRejected(new Rejection.SlotTaken(
                        "practice", SLOT, nearest(slot("09:30", "10:00"), slot("10:30", "11:00"))));
        given().under(rules().notice(Duration.ofDays(2)))
                .when(hold(Waiver.NONE))
                .thenRejected(new Rejection.NoticeTooShort("practice", Duration.ofDays(2), SLOT.start(), NOW));
        given().under(rules().notice(Duration.ofDays(2))).when(hold(OVERRIDE)).then(held("urgent", "practice"));
    }

    @Test
    void whoHoldsATimeCanBookItUntilTheInstantAtWhichItExpires() {
        given(HELD).when(BOOK).then(booked("10:00", "10:30"));
        given(HELD).when(bookHeld(EXPIRES)).thenRejected(new Rejection.HoldExpired(Optional.of(EXPIRES)));
    }

    @Test
    void itExpiresAtThatInstantAndNotBefore() {
        given(HELD).when(new AppointmentCommand.ExpireHold(EXPIRES.minusNanos(1))).thenNothing();
        given(HELD).when(new AppointmentCommand.ExpireHold(EXPIRES)).then(new AppointmentEvent.HoldExpired());
    }

    @Test
    void whatExpiredCanBeBookedNoMore() {
        given(HELD, new AppointmentEvent.HoldExpired())
                .when(BOOK)
                .thenRejected(new Rejection.HoldExpired(Optional.empty()));
    }

    @Test
    void theRulesAreNotAskedAgain() {
        given(HELD)
                .under(rules().notice(Duration.ofDays(2)).granularity(Duration.ofHours(8)))
                .alsoBooked(SLOT)
                .when(BOOK)
                .then(booked("10:00", "10:30"));
    }

    @Test
    void theBuffersOfTheHoldStay() {
        var claims = claims(slot("09:50", "10:40"), "practice");
        var held = new AppointmentEvent.Held(
                new Appointment.Booking(claims, SLOT, BERLIN, new Details("", "", List.of()), "", Optional.empty()),
                EXPIRES,
                "ann",
                "");
        given(held)
                .when(BOOK)
                .then(new AppointmentEvent.Booked(
                        new Appointment.Booking(claims, SLOT, BERLIN, DETAILS, "", Optional.empty()), false, ""));
    }

    @Test
    void aCalendarThatClosedMeanwhileTakesNoBooking() {
        given(HELD).on(CLOSED).when(BOOK).thenRejected(new Rejection.CalendarClosed("practice"));
    }

    @Test
    void aCalendarThatWantsItGetsTheBookingToConfirm() {
        given(HELD)
                .under(rules().confirmed())
                .when(BOOK)
                .then(new AppointmentEvent.Booked(booked("10:00", "10:30").booking(), true, ""));
    }

    @Test
    void theExternalUidMustBeFree() {
        var busy = slot("08:00", "09:00");
        given(HELD)
                .alsoBooked(busy)
                .when(bookHeld(List.of("practice"), Optional.empty(), Optional.empty(), "uid " + busy.start(), "ann"))
                .thenRejected(new Rejection.ExternalUidTaken("other " + busy.start()));
    }

    @Test
    void aHoldIsForItsHolderCalendarAndTime() {
        given(HELD).when(bookHeld("bob", "practice")).thenRejected(new Rejection.HoldMismatch("actor"));
        given(HELD).when(bookHeld("ann", "surgery")).thenRejected(new Rejection.HoldMismatch("calendar_id"));
        given(HELD).when(bookHeld("ann", "practice", "room")).thenRejected(new Rejection.HoldMismatch("calendar_id"));
        given(HELD)
                .when(bookHeld(Optional.of(new Start.At(instant("10:01"))), Optional.empty()))
                .thenRejected(new Rejection.HoldMismatch("start_time"));
        given(HELD)
                .when(bookHeld(Optional.empty(), Optional.of(new End.At(instant("10:31")))))
                .thenRejected(new Rejection.HoldMismatch("end_time"));
        given(HELD)
                .when(bookHeld(Optional.empty(), Optional.of(new End.After(FIVE_MINUTES))))
                .thenRejected(new Rejection.HoldMismatch("end_time"));
    }

    @Test
    void whatIsNamedAsItIsHeldDoesNotDiffer() {
        given(HELD)
                .when(bookHeld(Optional.of(new Start.At(instant("10:00"))), Optional.of(new End.At(instant("10:30")))))
                .then(booked("10:00", "10:30"));
        given(HELD)
                .when(bookHeld(
                        Optional.of(new Start.Local(LocalDateTime.parse("2027-03-02T11:00"))),
                        Optional.of(new End.After(Duration.ofMinutes(30)))))
                .then(booked("10:00", "10:30"));
    }

    @Test
    void aHoldOnSeveralCalendarsIsBookedByItsMainOneOrByAll() {
        var held = held("", "practice", "room");
        var both = new AppointmentEvent.Booked(AppointmentScenario.booking(SLOT, "practice", "room"), false, "");
        given(held).on("room", OPEN).when(bookHeld("ann", "practice")).then(both);
        given(held).on("room", OPEN).when(bookHeld("ann", "practice", "room")).then(both);
        given(held).on("room", OPEN).when(bookHeld("ann", "room")).thenRejected(new Rejection.HoldMismatch("calendar_id"));
        given(held).on("room", CLOSED).when(bookHeld("ann", "practice")).thenRejected(new Rejection.CalendarClosed("room"));
    }

    private static AppointmentEvent.Held held(String overrideReason, String... calendarIds) {
        var booking = AppointmentScenario.booking(SLOT, calendarIds).describedBy(new Details("", "", List.of()));
        return new AppointmentEvent.Held(booking, EXPIRES, "ann", overrideReason);
    }

    private static AppointmentCommand.Hold hold(Waiver waiver) {
        return new AppointmentCommand.Hold(
                List.of("practice"),
                new Start.At(SLOT.start()),
                new End.At(SLOT.end()),
                Optional.empty(),
                FIVE_MINUTES,
                "ann",
                waiver,
                NOW);
    }

    private static AppointmentCommand.BookHeld bookHeld(Instant now) {
        return new AppointmentCommand.BookHeld(
                List.of("practice"), Optional.empty(), Optional.empty(), Optional.empty(), DETAILS, "", "ann", now);
    }

    private static AppointmentCommand.BookHeld bookHeld(String holder, String... calendarIds) {
        return bookHeld(List.of(calendarIds), Optional.empty(), Optional.empty(), "", holder);
    }

    private static AppointmentCommand.BookHeld bookHeld(Optional<Start> start, Optional<End> end) {
        return bookHeld(List.of("practice"), start, end, "", "ann");
    }

    private static AppointmentCommand.BookHeld bookHeld(
            List<String> calendarIds, Optional<Start> start, Optional<End> end, String externalUid, String holder) {
        return new AppointmentCommand.BookHeld(
                calendarIds, start, end, Optional.empty(), DETAILS, externalUid, holder, NOW);
    }
}
