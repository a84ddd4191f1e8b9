package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Given what happened and what is booked, when a command comes, then these events or this refusal. */
final class AppointmentScenario {

    static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Calendar OPEN = new Calendar.Open(new Calendar.Profile("Practice", BERLIN));
    static final Calendar CLOSED = new Calendar.Closed(new Calendar.Profile("Practice", BERLIN));
    static final Details DETAILS = new Details("Check-up", "", List.of());
    static final String OWN = "own";

    private final Bookings bookings = new Bookings();
    private Calendar calendar = OPEN;
    private Appointment appointment = AppointmentDecider.initial();
    private Decision<AppointmentEvent> decision;

    static AppointmentScenario given(AppointmentEvent... events) {
        var scenario = new AppointmentScenario();
        for (AppointmentEvent event : events) {
            scenario.appointment = AppointmentDecider.evolve(scenario.appointment, event);
        }
        if (scenario.appointment instanceof Appointment.Confirmed(var booking)) {
            scenario.bookings.put(OWN, booking.slot(), booking.externalUid());
        }
        return scenario;
    }

    AppointmentScenario on(Calendar state) {
        calendar = state;
        return this;
    }

    AppointmentScenario alsoBooked(TimeSlot... slots) {
        for (TimeSlot slot : slots) {
            bookings.put("other " + slot.start(), slot, "uid " + slot.start());
        }
        return this;
    }

    AppointmentScenario when(AppointmentCommand command) {
        decision = AppointmentDecider.decide(command, appointment, new CalendarPlan(calendar, bookings));
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

    static TimeSlot slot(String start, String end) {
        return new TimeSlot(instant(start), instant(end));
    }

    /** An instant of 2 March 2027, UTC. */
    static Instant instant(String time) {
        return Instant.parse("2027-03-02T" + time + ":00Z");
    }

    static AppointmentEvent.Booked booked(String start, String end) {
        return new AppointmentEvent.Booked(new Appointment.Booking("practice", slot(start, end), BERLIN, DETAILS, ""));
    }

    static AppointmentCommand.Book book(String start, String end) {
        return book(new Start.At(instant(start)), new End.At(instant(end)));
    }

    static AppointmentCommand.Book bookLocally(String local, Duration length) {
        return book(new Start.Local(LocalDateTime.parse(local)), new End.After(length));
    }

    static AppointmentCommand.Book book(Start start, End end) {
        return new AppointmentCommand.Book("practice", start, end, Optional.empty(), DETAILS, "", false, NOW);
    }

    static AppointmentCommand.Reschedule rescheduleTo(String start) {
        return new AppointmentCommand.Reschedule(
                new Start.At(instant(start)), Optional.empty(), Optional.empty(), false, NOW);
    }
}
