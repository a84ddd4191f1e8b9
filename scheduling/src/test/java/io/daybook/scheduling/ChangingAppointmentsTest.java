package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.CLOSED;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.OVERRIDE;
import static io.daybook.scheduling.AppointmentScenario.booked;
import static io.daybook.scheduling.AppointmentScenario.claims;
import static io.daybook.scheduling.AppointmentScenario.given;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.nearest;
import static io.daybook.scheduling.AppointmentScenario.rescheduleTo;
import static io.daybook.scheduling.AppointmentScenario.rescheduled;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangingAppointmentsTest {

    /** How long it is from {@link AppointmentScenario#NOW} until 10:00 on the next day. */
    private static final Duration TO_THE_START = Duration.ofHours(26);

    @Test
    void aRescheduleKeepsTheLengthUnlessToldOtherwise() {
        given(booked("10:00", "10:30")).when(rescheduleTo("14:00")).then(rescheduled("14:00", "14:30"));
    }

    @Test
    void anAppointmentIsNotInItsOwnWay() {
        given(booked("10:00", "10:30")).when(rescheduleTo("10:15")).then(rescheduled("10:15", "10:45"));
    }

    @Test
    void aRescheduleOntoAnotherIsRefusedAndOffersItsOwnSlotAsFree() {
        given(booked("10:00", "10:30"))
                .alsoBooked(slot("10:30", "11:00"))
                .when(rescheduleTo("10:45"))
                .thenRejected(new Rejection.SlotTaken(
                        "practice",
                        slot("10:30", "11:00"),
                        nearest(slot("10:00", "10:30"), slot("11:00", "11:30"))));
    }

    @Test
    void aRescheduleToWhereItIsChangesNothing() {
        given(booked("10:00", "10:30")).when(rescheduleTo("10:00")).thenNothing();
    }

    @Test
    void aRescheduleTakesTheBuffersThatAreInForceThen() {
        var later = slot("14:00", "14:30");
        given(booked("10:00", "10:30"))
                .under(rules().buffers(Duration.ofMinutes(10), Duration.ofMinutes(20)))
                .when(rescheduleTo("14:00"))
                .then(new AppointmentEvent.Rescheduled(
                        claims(slot("13:50", "14:50"), "practice"), later, BERLIN, ""));
    }

    @Test
    void aClosedCalendarTakesNoReschedules() {
        given(booked("10:00", "10:30"))
                .on(CLOSED)
                .when(rescheduleTo("14:00"))
                .thenRejected(new Rejection.CalendarClosed("practice"));
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
                .when(cancel(Waiver.NONE, NOW))
                .then(new AppointmentEvent.Cancelled("ill", ""));
    }

    @Test
    void changesNeedTheirNotice() {
        given(booked("10:00", "10:30"))
                .under(rules().changeNotice(TO_THE_START))
                .when(cancel(Waiver.NONE, NOW))
                .then(new AppointmentEvent.Cancelled("ill", ""));

        Duration oneSecondMore = TO_THE_START.plusSeconds(1);
        var tooLate = new Rejection.NoticeTooShort("practice", oneSecondMore, instant("10:00"), NOW);
        given(booked("10:00", "10:30"))
                .under(rules().changeNotice(oneSecondMore))
                .when(cancel(Waiver.NONE, NOW))
                .thenRejected(tooLate);
        given(booked("10:00", "10:30"))
                .under(rules().changeNotice(oneSecondMore))
                .when(rescheduleTo("14:00"))
                .thenRejected(tooLate);
    }

    @Test
    void withoutANoticeAlsoWhatHasBegunIsCancelled() {
        given(booked("10:00", "10:30"))
                .when(cancel(Waiver.NONE, instant("10:15")))
                .then(new AppointmentEvent.Cancelled("ill", ""));
    }

    @Test
    void theHostSetsTheNoticeAside() {
        var scenario = given(booked("10:00", "10:30")).under(rules().changeNotice(Duration.ofDays(30)));
        scenario.when(cancel(OVERRIDE, NOW)).then(new AppointmentEvent.Cancelled("ill", "urgent"));
        scenario.when(rescheduleTo("14:00", OVERRIDE))
                .then(new AppointmentEvent.Rescheduled(
                        claims(slot("14:00", "14:30"), "practice"), slot("14:00", "14:30"), BERLIN, "urgent"));
    }

    @Test
    void theNoticeOfAClosedCalendarIsNotAskedFor() {
        var closed = new Calendar.Closed(new Calendar.Profile(
                "Practice", BERLIN, rules().changeNotice(Duration.ofDays(30)).build()));
        given(booked("10:00", "10:30"))
                .on(closed)
                .when(cancel(Waiver.NONE, NOW))
                .then(new AppointmentEvent.Cancelled("ill", ""));
    }

    private static AppointmentCommand.Cancel cancel(Waiver waiver, Instant now) {
        return new AppointmentCommand.Cancel("ill", waiver, now);
    }

    private static AppointmentCommand.UpdateDetails title(String title) {
        return new AppointmentCommand.UpdateDetails(Optional.of(title), Optional.empty(), Optional.empty());
    }
}
