package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Given what happened and what is booked, when a command comes, then these events or this refusal. */
final class AppointmentScenario {

    static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Calendar OPEN = open(CalendarRules.NONE);
    static final Calendar CLOSED = new Calendar.Closed(new Calendar.Profile("Practice", BERLIN, CalendarRules.NONE));
    static final Details DETAILS = new Details("Check-up", "", List.of());
    static final Waiver IN_PAST = new Waiver(true, "");
    static final Waiver OVERRIDE = new Waiver(false, "urgent");
    static final String OWN = "own";

    private final Map<String, Calendar> calendars = new HashMap<>(Map.of("practice", OPEN));
    private final Map<String, Bookings> bookings = new HashMap<>();
    private Appointment appointment = AppointmentDecider.initial();
    private Decision<AppointmentEvent> decision;

    static AppointmentScenario given(AppointmentEvent... events) {
        var scenario = new AppointmentScenario();
        for (AppointmentEvent event : events) {
            scenario.appointment = AppointmentDecider.evolve(scenario.appointment, event);
        }
        scenario.appointment.activeBooking().ifPresent(booking -> booking.claims()
                .forEach(claim -> scenario.bookingsOf(claim.calendarId())
                        .put(new Bookings.Entry(
                                OWN,
                                booking.slot(),
                                claim.blocked(),
                                claim.calendarId().equals(booking.calendarId()) ? booking.externalUid() : ""))));
        return scenario;
    }

    static Calendar open(CalendarRules rules) {
        return new Calendar.Open(new Calendar.Profile("Practice", BERLIN, rules));
    }

    AppointmentScenario on(Calendar state) {
        return on("practice", state);
    }

    AppointmentScenario on(String calendarId, Calendar state) {
        calendars.put(calendarId, state);
        return this;
    }

    AppointmentScenario under(SampleRules rules) {
        return on(open(rules.build()));
    }

    AppointmentScenario alsoBooked(TimeSlot... slots) {
        return alsoBookedOn("practice", slots);
    }

    AppointmentScenario alsoBookedOn(String calendarId, TimeSlot... slots) {
        for (TimeSlot slot : slots) {
            String id = "other " + slot.start();
            bookingsOf(calendarId).put(new Bookings.Entry(id, slot, slot, "uid " + slot.start()));
        }
        return this;
    }

    AppointmentScenario when(AppointmentCommand command) {
        decision = AppointmentDecider.decide(command, appointment, this::plan);
        return this;
    }

    void then(AppointmentEvent... events) {
        assertThat(decision).isEqualTo(new Decision.Accepted<>(Arrays.asList(events)));
    }

    void thenNothing() {
        then();
    }

    void thenRejected(Rejection reason) {
        assertThat(decision).isEqualTo(new Decision.Rejected<AppointmentEvent>(reason));
    }

    private CalendarPlan plan(String calendarId) {
        return new CalendarPlan(
                calendarId,
                calendars.getOrDefault(calendarId, CalendarDecider.initial()),
                bookingsOf(calendarId));
    }

    private Bookings bookingsOf(String calendarId) {
        return bookings.computeIfAbsent(calendarId, _ -> new Bookings());
    }

    static TimeSlot slot(String start, String end) {
        return new TimeSlot(instant(start), instant(end));
    }

    /** An instant of 2 March 2027, a Tuesday, UTC. */
    static Instant instant(String time) {
        return Instant.parse("2027-03-02T" + time + ":00Z");
    }

    static Alternatives nearest(TimeSlot before, TimeSlot after) {
        return new Alternatives(Optional.of(before), Optional.of(after));
    }

    static Appointment.Booking booking(TimeSlot slot, String... calendarIds) {
        return new Appointment.Booking(claims(slot, calendarIds), slot, BERLIN, DETAILS, "", Optional.empty());
    }

    static List<Appointment.Claim> claims(TimeSlot slot, String... calendarIds) {
        return Arrays.stream(calendarIds)
                .map(id -> new Appointment.Claim(id, slot))
                .toList();
    }

    static AppointmentEvent.Booked booked(String start, String end) {
        return booked(slot(start, end));
    }

    static AppointmentEvent.Booked booked(TimeSlot slot) {
        return new AppointmentEvent.Booked(booking(slot, "practice"), false, "");
    }

    static AppointmentEvent.Rescheduled rescheduled(String start, String end) {
        return new AppointmentEvent.Rescheduled(
                claims(slot(start, end), "practice"), slot(start, end), BERLIN, "");
    }

    static AppointmentCommand.Book book(String start, String end) {
        return book(new Start.At(instant(start)), new End.At(instant(end)));
    }

    static AppointmentCommand.Book bookLocally(String local, Duration length) {
        return book(new Start.Local(LocalDateTime.parse(local)), new End.After(length));
    }

    static AppointmentCommand.Book book(Start start, End end) {
        return book(start, end, "", Waiver.NONE, "practice");
    }

    static AppointmentCommand.Book book(TimeSlot slot, Waiver waiver, String... calendarIds) {
        return book(new Start.At(slot.start()), new End.At(slot.end()), "", waiver, calendarIds);
    }

    static AppointmentCommand.Book book(
            Start start, End end, String externalUid, Waiver waiver, String... calendarIds) {
        return new AppointmentCommand.Book(
                List.of(calendarIds),
                start,
                end,
                Optional.empty(),
                DETAILS,
                externalUid,
                Optional.empty(),
                waiver,
                NOW);
    }

    static AppointmentCommand.Reschedule rescheduleTo(String start) {
        return rescheduleTo(start, Waiver.NONE);
    }

    static AppointmentCommand.Reschedule rescheduleTo(String start, Waiver waiver, String... calendarIds) {
        return new AppointmentCommand.Reschedule(
                List.of(calendarIds),
                new Start.At(instant(start)),
                Optional.empty(),
                Optional.empty(),
                waiver,
                NOW);
    }
}
