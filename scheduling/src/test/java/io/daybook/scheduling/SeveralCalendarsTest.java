package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.CLOSED;
import static io.daybook.scheduling.AppointmentScenario.OPEN;
import static io.daybook.scheduling.AppointmentScenario.OVERRIDE;
import static io.daybook.scheduling.AppointmentScenario.book;
import static io.daybook.scheduling.AppointmentScenario.booked;
import static io.daybook.scheduling.AppointmentScenario.booking;
import static io.daybook.scheduling.AppointmentScenario.claims;
import static io.daybook.scheduling.AppointmentScenario.given;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.nearest;
import static io.daybook.scheduling.AppointmentScenario.open;
import static io.daybook.scheduling.AppointmentScenario.rescheduleTo;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An appointment of a practice that also needs its room. */
class SeveralCalendarsTest {

    private static final TimeSlot SLOT = slot("10:00", "10:30");
    private static final AppointmentEvent.Booked ON_BOTH =
            new AppointmentEvent.Booked(booking(SLOT, "practice", "room"), false, "");

    @Test
    void itTakesItsTimeOnAllOfThem() {
        given().on("room", OPEN).when(bookOnBoth()).then(ON_BOTH);
    }

    @Test
    void eachHasItsOwnBuffers() {
        var claims = List.of(
                new Appointment.Claim("practice", slot("10:00", "10:40")),
                new Appointment.Claim("room", slot("09:45", "10:30")));
        given().under(rules().buffers(Duration.ZERO, Duration.ofMinutes(10)))
                .on("room", open(rules().buffers(Duration.ofMinutes(15), Duration.ZERO).build()))
                .when(bookOnBoth())
                .then(new AppointmentEvent.Booked(
                        new Appointment.Booking(
                                claims, SLOT, BERLIN, AppointmentScenario.DETAILS, "", Optional.empty()),
                        false,
                        ""));
    }

    @Test
    void itTakesNoneIfOneIsTakenAndIsToldWhenAllAreFree() {
        given().on("room", OPEN)
                .alsoBooked(slot("10:30", "11:00"))
                .alsoBookedOn("room", slot("09:30", "10:15"))
                .when(bookOnBoth())
                .thenRejected(new Rejection.SlotTaken(
                        "room", slot("09:30", "10:15"), nearest(slot("09:00", "09:30"), slot("11:00", "11:30"))));
    }

    @Test
    void itObeysTheRulesOfAll() {
        given().on("room", open(rules().lengths(Duration.ofHours(1), Duration.ZERO).build()))
                .when(bookOnBoth())
                .thenRejected(new Rejection.LengthNotOffered(
                        "room", Duration.ofMinutes(30), Duration.ofHours(1), Duration.ZERO));
        given().on("room", CLOSED).when(bookOnBoth()).thenRejected(new Rejection.CalendarClosed("room"));
        given().when(bookOnBoth()).thenRejected(new Rejection.CalendarUnknown("room"));
    }

    @Test
    void oneThatWantsBookingsConfirmedIsEnough() {
        given().on("room", open(rules().confirmed().build()))
                .when(bookOnBoth())
                .then(new AppointmentEvent.Booked(ON_BOTH.booking(), true, ""));
    }

    @Test
    void aRescheduleKeepsThemUnlessItNamesOthers() {
        given(ON_BOTH).on("room", OPEN).when(rescheduleTo("10:15")).then(moved(slot("10:15", "10:45"), "practice", "room"));
        given(ON_BOTH).on("room", OPEN).when(moveTo("10:00", "practice")).then(moved(SLOT, "practice"));
        given(ON_BOTH).on("room", OPEN).when(moveTo("10:00", "room", "practice")).then(moved(SLOT, "room", "practice"));
    }

    @Test
    void itIsNotInItsOwnWayOnCalendarsItStaysOn() {
        given(ON_BOTH)
                .on("room", OPEN)
                .on("surgery", OPEN)
                .when(moveTo("10:15", "surgery", "room"))
                .then(moved(slot("10:15", "10:45"), "surgery", "room"));
    }

    @Test
    void othersAreInItsWayOnTheCalendarItMovesTo() {
        given(ON_BOTH)
                .on("room", OPEN)
                .on("surgery", OPEN)
                .alsoBookedOn("surgery", slot("10:00", "10:20"))
                .when(moveTo("10:15", "surgery", "room"))
                .thenRejected(new Rejection.SlotTaken(
                        "surgery", slot("10:00", "10:20"), nearest(slot("09:30", "10:00"), slot("10:20", "10:50"))));
    }

    @Test
    void itsExternalUidMustBeFreeOnTheNewMainCalendar() {
        var other = slot("15:00", "15:30");
        var booked = new AppointmentEvent.Booked(
                new Appointment.Booking(
                        claims(SLOT, "practice", "room"),
                        SLOT,
                        BERLIN,
                        AppointmentScenario.DETAILS,
                        "uid " + other.start(),
                        Optional.empty()),
                false,
                "");
        given(booked)
                .on("room", OPEN)
                .alsoBookedOn("room", other)
                .when(moveTo("10:00", "room"))
                .thenRejected(new Rejection.ExternalUidTaken("other " + other.start()));
        given(booked)
                .on("room", OPEN)
                .alsoBookedOn("room", other)
                .when(moveTo("10:15", "practice", "room"))
                .then(moved(slot("10:15", "10:45"), "practice", "room"));
    }

    @Test
    void leavingAClosedCalendarIsAllowed() {
        given(booked("10:00", "10:30"))
                .on(CLOSED)
                .on("surgery", OPEN)
                .when(moveTo("10:00", "surgery"))
                .then(moved(SLOT, "surgery"));
    }

    @Test
    void theNoticeIsAskedByThoseItIsOnAndNotByThoseItMovesTo() {
        var strict = open(rules().changeNotice(Duration.ofDays(30)).build());
        given(booked("10:00", "10:30")).on("surgery", strict).when(moveTo("10:00", "surgery")).then(moved(SLOT, "surgery"));
        given(ON_BOTH)
                .on("room", strict)
                .when(moveTo("10:00", "practice"))
                .thenRejected(new Rejection.NoticeTooShort(
                        "room", Duration.ofDays(30), instant("10:00"), AppointmentScenario.NOW));
        given(ON_BOTH)
                .on("room", strict)
                .when(rescheduleTo("10:00", OVERRIDE, "practice"))
                .then(new AppointmentEvent.Rescheduled(claims(SLOT, "practice"), SLOT, BERLIN, "urgent"));
    }

    private static AppointmentCommand.Book bookOnBoth() {
        return book(SLOT, Waiver.NONE, "practice", "room");
    }

    private static AppointmentCommand.Reschedule moveTo(String start, String... calendarIds) {
        return rescheduleTo(start, Waiver.NONE, calendarIds);
    }

    private static AppointmentEvent.Rescheduled moved(TimeSlot slot, String... calendarIds) {
        return new AppointmentEvent.Rescheduled(claims(slot, calendarIds), slot, BERLIN, "");
    }
}
