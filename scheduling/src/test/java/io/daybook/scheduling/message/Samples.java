package io.daybook.scheduling.message;

import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.Attendee;
import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.CalendarRules;
import io.daybook.scheduling.DayPeriod;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.OpeningHours;
import io.daybook.scheduling.Revision;
import io.daybook.scheduling.Series;
import io.daybook.scheduling.TimeSlot;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One of each thing, with everything that it can have, and one with as little as it can have. */
final class Samples {

    static final TimeSlot SLOT = slot("2027-03-02T10:00:00Z", "2027-03-02T10:30:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static final Appointment.Booking BOOKING = new Appointment.Booking(
            List.of(
                    new Appointment.Claim("practice", slot("2027-03-02T09:50:00Z", "2027-03-02T10:30:00Z")),
                    new Appointment.Claim("room", SLOT)),
            SLOT,
            BERLIN,
            new Details(
                    "Check-up",
                    "sober",
                    List.of(new Attendee("Ann", "ann@example.org"), new Attendee("", "b@example.org"))),
            "uid",
            Optional.of(new Appointment.Occurrence("series", Instant.parse("2027-03-02T09:00:00Z"))));

    static final Appointment.Booking PLAIN_BOOKING = new Appointment.Booking(
            List.of(new Appointment.Claim("practice", SLOT)),
            SLOT,
            BERLIN,
            new Details("Check-up", "", List.of()),
            "",
            Optional.empty());

    static final Appointment.Booking HELD = new Appointment.Booking(
            BOOKING.claims(), SLOT, BERLIN, new Details("", "", List.of()), "", Optional.empty());

    static final CalendarRules RULES = new CalendarRules(
            new OpeningHours(
                    List.of(
                            new OpeningHours.Weekly(DayOfWeek.MONDAY, new DayPeriod(9 * 3_600, 17 * 3_600 + 1)),
                            new OpeningHours.Weekly(DayOfWeek.SUNDAY, DayPeriod.WHOLE_DAY)),
                    List.of(
                            new OpeningHours.DateException(
                                    LocalDate.parse("2027-12-24"),
                                    LocalDate.parse("2027-12-26"),
                                    false,
                                    DayPeriod.WHOLE_DAY),
                            new OpeningHours.DateException(
                                    LocalDate.parse("2027-12-27"),
                                    LocalDate.parse("2027-12-27"),
                                    true,
                                    new DayPeriod(0, 60)))),
            3,
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(4),
            Duration.ofMinutes(5),
            Duration.ofMinutes(6),
            Duration.ofMinutes(7),
            Duration.ofMinutes(8),
            true);

    static final Calendar.Profile PROFILE = new Calendar.Profile("Practice", BERLIN, RULES);
    static final Calendar.Profile PLAIN_PROFILE = new Calendar.Profile("Practice", BERLIN, CalendarRules.NONE);
    static final Series.Known SERIES =
            new Series.Known("practice", "FREQ=WEEKLY;COUNT=2", "Europe/Berlin", List.of("a", "b"));
    static final Revision REVISION = new Revision(
            3, 17, Instant.parse("2027-03-01T08:00:00.5Z"), Instant.parse("2027-03-01T08:00:01.000001Z"));

    private Samples() {}

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(Instant.parse(start), Instant.parse(end));
    }
}
