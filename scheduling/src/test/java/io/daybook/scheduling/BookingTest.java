package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.CLOSED;
import static io.daybook.scheduling.AppointmentScenario.DETAILS;
import static io.daybook.scheduling.AppointmentScenario.IN_PAST;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.book;
import static io.daybook.scheduling.AppointmentScenario.bookLocally;
import static io.daybook.scheduling.AppointmentScenario.booked;
import static io.daybook.scheduling.AppointmentScenario.claims;
import static io.daybook.scheduling.AppointmentScenario.given;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.nearest;
import static io.daybook.scheduling.AppointmentScenario.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookingTest {

    @Test
    void aFreeSlotIsBooked() {
        given().when(book("10:00", "10:30")).then(booked("10:00", "10:30"));
    }

    @Test
    void aLocalStartIsReadInTheCalendarsZone() {
        given().when(bookLocally("2027-03-02T11:00", Duration.ofMinutes(30))).then(booked("10:00", "10:30"));
    }

    @Test
    void aNamedZoneOverridesTheCalendars() {
        var tokyo = ZoneId.of("Asia/Tokyo");
        var command = new AppointmentCommand.Book(
                List.of("practice"),
                new Start.Local(LocalDateTime.parse("2027-03-02T19:00")),
                new End.After(Duration.ofMinutes(30)),
                Optional.of(tokyo),
                DETAILS,
                "",
                Optional.empty(),
                Waiver.NONE,
                NOW);
        TimeSlot slot = slot("10:00", "10:30");
        given().when(command)
                .then(new AppointmentEvent.Booked(
                        new Appointment.Booking(
                                claims(slot, "practice"), slot, tokyo, DETAILS, "", Optional.empty()),
                        false,
                        ""));
    }

    @Test
    void slotsThatTouchDoNotOverlap() {
        given().alsoBooked(slot("09:30", "10:00"), slot("10:30", "11:00"))
                .when(book("10:00", "10:30"))
                .then(booked("10:00", "10:30"));
    }

    @Test
    void aTakenSlotIsRefusedWithTheNearestFreeOnes() {
        given().alsoBooked(slot("09:30", "10:00"), slot("10:00", "10:30"), slot("10:45", "11:00"))
                .when(book("10:15", "10:45"))
                .thenRejected(new Rejection.SlotTaken(
                        "practice", slot("09:30", "10:30"), nearest(slot("09:00", "09:30"), slot("11:00", "11:30"))));
    }

    @Test
    void aLongSlotOverAShortOneIsRefused() {
        given().alsoBooked(slot("10:15", "10:20"))
                .when(book("10:00", "11:00"))
                .thenRejected(new Rejection.SlotTaken(
                        "practice", slot("10:15", "10:20"), nearest(slot("09:15", "10:15"), slot("10:20", "11:20"))));
    }

    @Test
    void aSlotInsideALongOneIsRefused() {
        given().alsoBooked(slot("08:00", "18:00"))
                .when(book("10:00", "10:30"))
                .thenRejected(new Rejection.SlotTaken(
                        "practice", slot("08:00", "18:00"), nearest(slot("07:30", "08:00"), slot("18:00", "18:30"))));
    }

    @Test
    void aFreeSlotInThePastIsNotOffered() {
        var busy = new TimeSlot(NOW.plusSeconds(60), NOW.plusSeconds(7_200));
        given().alsoBooked(busy)
                .when(book(new Start.At(NOW.plusSeconds(120)), new End.After(Duration.ofHours(1))))
                .thenRejected(new Rejection.SlotTaken(
                        "practice",
                        busy,
                        new Alternatives(
                                Optional.empty(),
                                Optional.of(TimeSlot.startingAt(busy.end(), Duration.ofHours(1))))));
    }

    @Test
    void aStartInThePastIsRefusedUnlessAllowed() {
        Instant past = NOW.minusSeconds(1);
        given().when(book(new Start.At(past), new End.After(Duration.ofHours(1))))
                .thenRejected(new Rejection.StartInPast(past, NOW));

        TimeSlot slot = TimeSlot.startingAt(past, Duration.ofHours(1));
        given().when(book(slot, IN_PAST, "practice")).then(booked(slot));
    }

    @Test
    void anIdIsBookedOnce() {
        given(booked("10:00", "10:30"))
                .when(book("12:00", "12:30"))
                .thenRejected(new Rejection.AppointmentExists());
        given(booked("10:00", "10:30"), new AppointmentEvent.Cancelled("", ""))
                .when(book("12:00", "12:30"))
                .thenRejected(new Rejection.AppointmentExists());
    }

    @Test
    void calendarsThatAreUnknownOrClosedTakeNoBookings() {
        given().on(CalendarDecider.initial())
                .when(book("10:00", "10:30"))
                .thenRejected(new Rejection.CalendarUnknown("practice"));
        given().on(CLOSED).when(book("10:00", "10:30")).thenRejected(new Rejection.CalendarClosed("practice"));
    }

    @Test
    void anExternalUidIsTakenByOneActiveAppointment() {
        var busy = slot("08:00", "09:00");
        var command = book(
                new Start.At(instant("10:00")), new End.At(instant("11:00")), "uid " + busy.start(), Waiver.NONE, "practice");
        given().alsoBooked(busy)
                .when(command)
                .thenRejected(new Rejection.ExternalUidTaken("other " + busy.start()));
    }

    @Test
    void whatIsImportedAgainMeetsItsUidAndNotItsOwnTime() {
        var busy = slot("08:00", "09:00");
        var again = book(
                new Start.At(busy.start()), new End.At(busy.end()), "uid " + busy.start(), IN_PAST, "practice");
        given().alsoBooked(busy)
                .when(again)
                .thenRejected(new Rejection.ExternalUidTaken("other " + busy.start()));
    }

    @Test
    void aLocalTimeThatIsSkippedIsRefused() {
        given().when(bookLocally("2027-03-28T02:30", Duration.ofHours(1)))
                .thenRejected(new Rejection.InvalidField(
                        "local_start_time",
                        "does not exist in Europe/Berlin: clocks go from 2027-03-28T02:00 to 2027-03-28T03:00"));
    }

    @Test
    void ofALocalTimeThatOccursTwiceTheEarlierIsTaken() {
        given().when(bookLocally("2027-10-31T02:30", Duration.ofHours(1)))
                .then(booked(TimeSlot.startingAt(Instant.parse("2027-10-31T00:30:00Z"), Duration.ofHours(1))));
    }

    @Test
    void lengthsAreBounded() {
        given().when(book("10:00", "10:00"))
                .thenRejected(new Rejection.InvalidField("end_time", "must put the end after the start"));
        given().when(book(new Start.At(instant("10:00")), new End.After(Duration.ofDays(366).plusSeconds(1))))
                .thenRejected(
                        new Rejection.InvalidField("duration", "makes the appointment longer than 366 days"));
        given().when(book(new Start.At(instant("10:00")), new End.After(Duration.ofSeconds(Long.MAX_VALUE / 2))))
                .thenRejected(
                        new Rejection.InvalidField("duration", "makes the appointment longer than 366 days"));
    }

    @Test
    void theLastSlotOfAllTimeIsFollowedByNone() {
        Instant lastHour = Instant.parse("2199-12-31T23:00:00Z");
        var last = TimeSlot.startingAt(lastHour, Duration.ofHours(1));
        given().when(book(new Start.At(lastHour), new End.After(Duration.ofHours(2))))
                .thenRejected(new Rejection.InvalidField(
                        "duration", "puts the end out of bounds: it must lie between 1900-01-01 and 2200-01-01"));
        given().alsoBooked(last)
                .when(book(new Start.At(lastHour), new End.After(Duration.ofHours(1))))
                .thenRejected(new Rejection.SlotTaken(
                        "practice",
                        last,
                        new Alternatives(
                                Optional.of(TimeSlot.endingAt(lastHour, Duration.ofHours(1))), Optional.empty())));
    }

    @Test
    void yearsAreBounded() {
        given().when(book(new Start.At(Instant.parse("9999-01-01T00:00:00Z")), new End.After(Duration.ofHours(1))))
                .thenRejected(new Rejection.InvalidField("start_time", "must lie between 1900-01-01 and 2200-01-01"));
    }
}
