package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.CLOSED;
import static io.daybook.scheduling.AppointmentScenario.booked;
import static io.daybook.scheduling.AppointmentScenario.given;
import static io.daybook.scheduling.AppointmentScenario.rescheduleTo;
import static io.daybook.scheduling.AppointmentScenario.slot;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangingAppointmentsTest {

    @Test
    void aRescheduleKeepsTheLengthUnlessToldOtherwise() {
        given(booked("10:00", "10:30"))
                .when(rescheduleTo("14:00"))
                .then(new AppointmentEvent.Rescheduled(slot("14:00", "14:30"), BERLIN));
    }

    @Test
    void anAppointmentIsNotInItsOwnWay() {
        given(booked("10:00", "10:30"))
                .when(rescheduleTo("10:15"))
                .then(new AppointmentEvent.Rescheduled(slot("10:15", "10:45"), BERLIN));
    }

    @Test
    void aRescheduleOntoAnotherIsRefusedAndOffersItsOwnSlotAsFree() {
        given(booked("10:00", "10:30"))
                .alsoBooked(slot("10:30", "11:00"))
                .when(rescheduleTo("10:45"))
                .thenRejected(new Rejection.SlotTaken(
                        slot("10:30", "11:00"), Optional.of(slot("10:00", "10:30")), Optional.of(slot("11:00", "11:30"))));
    }

    @Test
    void aRescheduleToWhereItIsChangesNothing() {
        given(booked("10:00", "10:30")).when(rescheduleTo("10:00")).thenNothing();
    }

    @Test
    void aClosedCalendarTakesNoReschedules() {
        given(booked("10:00", "10:30"))
                .on(CLOSED)
                .when(rescheduleTo("14:00"))
                .thenRejected(new Rejection.CalendarClosed("practice"));
    }

    @Test
    void aCancelledAppointmentChangesNoMore() {
        var cancelled = new AppointmentEvent.Cancelled("ill");
        given(booked("10:00", "10:30"), cancelled)
                .when(rescheduleTo("14:00"))
                .thenRejected(new Rejection.AppointmentCancelled());
        given(booked("10:00", "10:30"), cancelled)
                .when(title("Other"))
                .thenRejected(new Rejection.AppointmentCancelled());
        given(booked("10:00", "10:30"), cancelled)
                .when(new AppointmentCommand.Cancel("again"))
                .thenNothing();
    }

    @Test
    void detailsChangeOneByOne() {
        given(booked("10:00", "10:30"))
                .when(title("Other"))
                .then(new AppointmentEvent.DetailsUpdated(new Details("Other", "", List.of())));
        given(booked("10:00", "10:30")).when(title("Check-up")).thenNothing();
    }

    @Test
    void aCancellationSaysWhyAlsoOnAClosedCalendar() {
        given(booked("10:00", "10:30"))
                .on(CLOSED)
                .when(new AppointmentCommand.Cancel("ill"))
                .then(new AppointmentEvent.Cancelled("ill"));
    }

    @Test
    void whatWasNeverBookedCannotChange() {
        given().when(rescheduleTo("14:00")).thenRejected(new Rejection.AppointmentUnknown());
        given().when(title("Other")).thenRejected(new Rejection.AppointmentUnknown());
        given().when(new AppointmentCommand.Cancel("")).thenRejected(new Rejection.AppointmentUnknown());
    }

    private static AppointmentCommand.UpdateDetails title(String title) {
        return new AppointmentCommand.UpdateDetails(Optional.of(title), Optional.empty(), Optional.empty());
    }
}
