package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.DETAILS;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.OPEN;
import static io.daybook.scheduling.AppointmentScenario.book;
import static io.daybook.scheduling.AppointmentScenario.booking;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.rescheduleTo;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.Appointment.Ended;
import io.daybook.scheduling.Appointment.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command does to each state: the name of the state after it, {@code -} for no change, or why it is refused. */
class TransitionsTest {

    private static final TimeSlot SLOT = slot("10:00", "10:30");
    private static final Appointment.Booking BOOKING = booking(SLOT, "practice");
    private static final Map<String, Appointment> STATES = Map.of(
            "Unknown", new Appointment.Unknown(),
            "Held", new Appointment.Held(BOOKING, instant("11:00"), "ann"),
            "Pending", new Appointment.Pending(BOOKING),
            "Confirmed", new Appointment.Confirmed(BOOKING),
            "CANCELLED", ended(Ending.CANCELLED),
            "DECLINED", ended(Ending.DECLINED),
            "EXPIRED", ended(Ending.EXPIRED),
            "COMPLETED", ended(Ending.COMPLETED),
            "NO_SHOW", ended(Ending.NO_SHOW));

    /** Every event, with another booking; those that give it its time first. */
    private static final List<AppointmentEvent> EVENTS = List.of(
            new AppointmentEvent.Held(booking(slot("14:00", "14:30"), "room"), instant("11:00"), "ann", ""),
            new AppointmentEvent.Booked(booking(slot("14:00", "14:30"), "room"), false, ""),
            new AppointmentEvent.HoldReleased(),
            new AppointmentEvent.HoldExpired(),
            new AppointmentEvent.Confirmed(),
            new AppointmentEvent.Declined("full"),
            new AppointmentEvent.Rescheduled(List.of(), slot("14:00", "14:30"), AppointmentScenario.BERLIN, ""),
            new AppointmentEvent.DetailsUpdated(new Details("Other", "", List.of())),
            new AppointmentEvent.Cancelled("ill", ""),
            new AppointmentEvent.Completed(),
            new AppointmentEvent.MarkedNoShow());

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock = """
            state     | book              | hold              | bookHeld           | release            | expire
            Unknown   | Confirmed         | Held              | AppointmentUnknown | AppointmentUnknown | AppointmentUnknown
            Held      | AppointmentExists | AppointmentExists | Confirmed          | CANCELLED          | EXPIRED
            Pending   | AppointmentExists | AppointmentExists | IllegalState       | IllegalState       | -
            Confirmed | AppointmentExists | AppointmentExists | IllegalState       | IllegalState       | -
            CANCELLED | AppointmentExists | AppointmentExists | IllegalState       | -                  | -
            DECLINED  | AppointmentExists | AppointmentExists | IllegalState       | IllegalState       | -
            EXPIRED   | AppointmentExists | AppointmentExists | HoldExpired        | -                  | -
            COMPLETED | AppointmentExists | AppointmentExists | IllegalState       | IllegalState       | -
            NO_SHOW   | AppointmentExists | AppointmentExists | IllegalState       | IllegalState       | -
            """)
    void gettingATime(
            String state, String book, String hold, String bookHeld, String release, String expire) {
        assertThat(after(state, book("10:00", "10:30"))).isEqualTo(book);
        assertThat(after(state, hold())).isEqualTo(hold);
        assertThat(after(state, bookHeld())).isEqualTo(bookHeld);
        assertThat(after(state, new AppointmentCommand.ReleaseHold())).isEqualTo(release);
        assertThat(after(state, new AppointmentCommand.ExpireHold(instant("11:00")))).isEqualTo(expire);
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock = """
            state     | confirm            | decline            | reschedule         | update
            Unknown   | AppointmentUnknown | AppointmentUnknown | AppointmentUnknown | AppointmentUnknown
            Held      | IllegalState       | IllegalState       | IllegalState       | IllegalState
            Pending   | Confirmed          | DECLINED           | Pending            | Pending
            Confirmed | -                  | IllegalState       | Confirmed          | Confirmed
            CANCELLED | IllegalState       | IllegalState       | IllegalState       | IllegalState
            DECLINED  | IllegalState       | -                  | IllegalState       | IllegalState
            EXPIRED   | IllegalState       | IllegalState       | IllegalState       | IllegalState
            COMPLETED | IllegalState       | IllegalState       | IllegalState       | IllegalState
            NO_SHOW   | IllegalState       | IllegalState       | IllegalState       | IllegalState
            """)
    void changing(String state, String confirm, String decline, String reschedule, String update) {
        assertThat(after(state, new AppointmentCommand.Confirm())).isEqualTo(confirm);
        assertThat(after(state, new AppointmentCommand.Decline("full"))).isEqualTo(decline);
        assertThat(after(state, rescheduleTo("14:00"))).isEqualTo(reschedule);
        assertThat(after(
                        state,
                        new AppointmentCommand.UpdateDetails(
                                Optional.of("Other"), Optional.empty(), Optional.empty())))
                .isEqualTo(update);
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock = """
            state     | cancel             | complete           | miss               | completeEarly      | missEarly
            Unknown   | AppointmentUnknown | AppointmentUnknown | AppointmentUnknown | AppointmentUnknown | AppointmentUnknown
            Held      | IllegalState       | IllegalState       | IllegalState       | IllegalState       | IllegalState
            Pending   | CANCELLED          | IllegalState       | IllegalState       | IllegalState       | IllegalState
            Confirmed | CANCELLED          | COMPLETED          | NO_SHOW            | NotStarted         | NotStarted
            CANCELLED | -                  | IllegalState       | IllegalState       | IllegalState       | IllegalState
            DECLINED  | IllegalState       | IllegalState       | IllegalState       | IllegalState       | IllegalState
            EXPIRED   | IllegalState       | IllegalState       | IllegalState       | IllegalState       | IllegalState
            COMPLETED | IllegalState       | -                  | IllegalState       | -                  | IllegalState
            NO_SHOW   | IllegalState       | IllegalState       | -                  | IllegalState       | -
            """)
    void ending(
            String state, String cancel, String complete, String miss, String completeEarly, String missEarly) {
        assertThat(after(state, new AppointmentCommand.Cancel("ill", Waiver.NONE, NOW))).isEqualTo(cancel);
        assertThat(after(state, new AppointmentCommand.Complete(SLOT.start()))).isEqualTo(complete);
        assertThat(after(state, new AppointmentCommand.MarkNoShow(SLOT.start()))).isEqualTo(miss);
        var tooEarly = SLOT.start().minusNanos(1);
        assertThat(after(state, new AppointmentCommand.Complete(tooEarly))).isEqualTo(completeEarly);
        assertThat(after(state, new AppointmentCommand.MarkNoShow(tooEarly))).isEqualTo(missEarly);
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock = """
            state     | takesTime
            Unknown   | false
            Held      | true
            Pending   | true
            Confirmed | true
            CANCELLED | false
            DECLINED  | false
            EXPIRED   | false
            COMPLETED | true
            NO_SHOW   | true
            """)
    void takingTime(String state, boolean takesTime) {
        assertThat(STATES.get(state).activeBooking()).isEqualTo(takesTime ? Optional.of(BOOKING) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "DECLINED", "EXPIRED", "COMPLETED", "NO_SHOW"})
    void whatEndedStaysAsItIs(String state) {
        assertThat(EVENTS).allSatisfy(event -> assertThat(AppointmentDecider.evolve(STATES.get(state), event))
                .isEqualTo(STATES.get(state)));
    }

    @Test
    void nothingHappensToWhatWasNeitherHeldNorBooked() {
        assertThat(EVENTS.subList(2, EVENTS.size()))
                .allSatisfy(event -> assertThat(AppointmentDecider.evolve(STATES.get("Unknown"), event))
                        .isEqualTo(STATES.get("Unknown")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Confirmed"})
    void whatIsBookedIsNotHeldOrBookedAgain(String state) {
        assertThat(EVENTS.subList(0, 2))
                .allSatisfy(event -> assertThat(AppointmentDecider.evolve(STATES.get(state), event))
                        .isEqualTo(STATES.get(state)));
    }

    private static String after(String state, AppointmentCommand command) {
        Appointment appointment = STATES.get(state);
        Calendars calendars = id -> new CalendarPlan(id, OPEN, new Bookings());
        return switch (AppointmentDecider.decide(command, appointment, calendars)) {
            case Decision.Rejected(var reason) -> reason.getClass().getSimpleName();
            case Decision.Accepted(var events) when events.isEmpty() -> "-";
            case Decision.Accepted(var events) -> {
                Appointment changed = AppointmentDecider.evolve(appointment, events.getFirst());
                assertThat(events).hasSize(1);
                assertThat(changed).isNotEqualTo(appointment);
                yield nameOf(changed);
            }
        };
    }

    private static String nameOf(Appointment state) {
        return state instanceof Ended ended
                ? ended.ending().name()
                : state.getClass().getSimpleName();
    }

    private static Ended ended(Ending ending) {
        return new Ended(BOOKING, ending, "");
    }

    private static AppointmentCommand.Hold hold() {
        return new AppointmentCommand.Hold(
                List.of("practice"),
                new Start.At(SLOT.start()),
                new End.At(SLOT.end()),
                Optional.empty(),
                Duration.ofMinutes(5),
                "ann",
                Waiver.NONE,
                NOW);
    }

    private static AppointmentCommand.BookHeld bookHeld() {
        return new AppointmentCommand.BookHeld(
                List.of("practice"), Optional.empty(), Optional.empty(), Optional.empty(), DETAILS, "", "ann", NOW);
    }
}
