package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.DETAILS;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.SeriesEvent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A calendar on which a series is booked and cancelled. */
final class SeriesScenario {

    static final String ID = "series";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Appointment> appointments = new HashMap<>();
    private final Bookings bookings = new Bookings();
    private final CalendarRules rules;
    private Series series = SeriesDecider.initial();

    SeriesScenario(SampleRules rules) {
        this.rules = rules.build();
    }

    SeriesScenario alsoBooked(String start, Duration length) {
        var slot = TimeSlot.startingAt(Instant.parse(start), length);
        bookings.put(new Bookings.Entry("other " + start, slot, slot, ""));
        return this;
    }

    /** Every Tuesday or so at ten, an hour long. */
    static SeriesCommand.Book weekly(String rule) {
        return book("2027-03-02T10:00", HOUR, rule, true, Waiver.NONE);
    }

    static SeriesCommand.Book whatFits(SeriesCommand.Book book) {
        return book(book.first().toString(), book.length(), book.ruleText(), false, book.waiver());
    }

    static SeriesCommand.Book book(String first, Duration length, String rule, boolean allOrNone, Waiver waiver) {
        return book(first, length, rule, allOrNone, waiver, DETAILS);
    }

    static SeriesCommand.Book book(
            String first, Duration length, String rule, boolean allOrNone, Waiver waiver, Details details) {
        return new SeriesCommand.Book(
                List.of("practice"),
                LocalDateTime.parse(first),
                length,
                Optional.empty(),
                rule,
                RecurrenceRule.parse(rule),
                ExceptedStarts.NONE,
                allOrNone,
                details,
                waiver,
                NOW);
    }

    SeriesDecision decide(SeriesCommand command) {
        return SeriesDecider.decide(
                command,
                ID,
                series,
                id -> appointments.getOrDefault(id, AppointmentDecider.initial()),
                this::plan);
    }

    /** Decides, and applies what was decided. */
    SeriesDecision.Accepted accept(SeriesCommand command) {
        SeriesDecision decision = decide(command);
        assertThat(decision).isInstanceOf(SeriesDecision.Accepted.class);
        var accepted = (SeriesDecision.Accepted) decision;
        accepted.event().ifPresent(event -> series = SeriesDecider.evolve(series, event));
        accepted.appointments().forEach(change -> happened(change.appointmentId(), change.event()));
        return accepted;
    }

    void happened(String appointmentId, AppointmentEvent event) {
        appointments.merge(
                appointmentId,
                AppointmentDecider.evolve(AppointmentDecider.initial(), event),
                (state, _) -> AppointmentDecider.evolve(state, event));
        enter(appointmentId);
    }

    private void enter(String appointmentId) {
        bookings.remove(appointmentId);
        appointments.get(appointmentId).activeBooking().ifPresent(booking -> bookings.put(new Bookings.Entry(
                appointmentId, booking.slot(), booking.claims().getFirst().blocked(), booking.externalUid())));
    }

    Series series() {
        return series;
    }

    Appointment appointment(String id) {
        return appointments.get(id);
    }

    /** The id of the occurrence that a series booked in some place. */
    String idOf(int place) {
        return ((Series.Known) series).appointmentIds().get(place);
    }

    /** The starts that were booked, and the reasons why others were not, by start. */
    static List<String> outcomes(SeriesDecision.Accepted accepted) {
        return ((SeriesEvent.Booked) accepted.event().orElseThrow())
                .outcomes().stream().map(SeriesScenario::text).toList();
    }

    private static String text(Outcome outcome) {
        return outcome.slot().start()
                + switch (outcome) {
                    case Outcome.Fitting _ -> "";
                    case Outcome.Refused(_, var reason) -> " " + reason.getClass().getSimpleName();
                };
    }

    private CalendarPlan plan(String calendarId) {
        var profile = new Calendar.Profile("Practice", BERLIN, rules);
        return new CalendarPlan(calendarId, new Calendar.Open(profile), bookings);
    }
}
