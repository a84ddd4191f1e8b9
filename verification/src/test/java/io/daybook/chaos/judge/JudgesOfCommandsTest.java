package io.daybook.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.chaos.journal.Answer;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.Event;
import io.grpc.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** G1, G2, G5 and G7: every breach that a log, or the answers to commands, can show is found, and nothing else. */
class JudgesOfCommandsTest {

    private final GivenRun run = new GivenRun();

    @BeforeEach
    void aRunWithoutFault() {
        run.booked("a", 8);
        run.booked("b", 9);
        run.moved("a", 12);
        run.booked("c", 8);
        run.cancelled("b");
        // Cancelling again changes nothing, and is told the event that is there.
        run.tell("again", CancelAppointmentRequest.getDefaultInstance(),
                new Answer.Acknowledged(GivenRun.receipt(run.events().getLast())));
        // Asked twice, with another one in between.
        Event first = run.booked("d", 21);
        run.booked("e", 22);
        run.acknowledge(first, BookAppointmentRequest.getDefaultInstance());
        run.refuse("refused", "SLOT_TAKEN");
        run.tell("lost", BookAppointmentRequest.getDefaultInstance(), new Answer.Unknown(Status.Code.UNAVAILABLE, ""));
        run.logBooking("unknown", 20);
        assertThat(run.breaches()).isEmpty();
    }

    @Test
    void anAcknowledgedCommandThatIsMissing() {
        run.booked("f", 14);
        run.events().removeLast();

        assertOnlyBreach("G1: request .* was acknowledged with version 1 of f at position .* there the log has nothing");
    }

    @Test
    void anAcknowledgedCommandWhosePlaceHasAnother() {
        run.booked("f", 14);
        run.events().set(run.events().size() - 1, run.events().getLast().toBuilder()
                .setRequestId("of another")
                .build());

        assertOnlyBreach("G1: request .* which another request made.*");
    }

    @Test
    void aRefusedCommandThatWasApplied() {
        run.refuse(run.logBooking("f", 14).getRequestId(), "SLOT_TAKEN");

        assertOnlyBreach("G1: request .* was refused .*ABORTED SLOT_TAKEN.*, the log has its APPOINTMENT_BOOKED.*");
    }

    @Test
    void oneOfSeveralCopiesMayBeRefusedBeforeAnotherIsApplied() {
        Event event = run.logBooking("d", 14);
        run.refuse(event.getRequestId(), "SLOT_TAKEN");
        run.acknowledge(event, BookAppointmentRequest.getDefaultInstance());

        assertThat(run.breaches()).isEmpty();
    }

    @Test
    void aReusedRequestIdMayBelongToAnEvent() {
        run.refuse(run.logBooking("f", 14).getRequestId(), "REQUEST_ID_REUSED");

        assertThat(run.breaches()).isEmpty();
    }

    @Test
    void aRequestThatWasAppliedTwice() {
        Event first = run.booked("f", 14);
        repeat(run.logBooking("g", 15), first.getRequestId());

        assertOnlyBreach("G7: request .* was applied more than once.*");
    }

    @Test
    void aRequestThatWasAcknowledgedInTwoWays() {
        Event first = run.booked("f", 14);
        run.tell(first.getRequestId(), BookAppointmentRequest.getDefaultInstance(),
                new Answer.Acknowledged(GivenRun.receipt(first).toBuilder().setVersion(2).build()));

        assertThat(run.breaches()).anyMatch(breach -> breach.startsWith("G7: request ")
                && breach.contains("acknowledged with two receipts"));
    }

    @Test
    void aRequestThatWasAcknowledgedAndLaterRefused() {
        run.refuse(run.booked("f", 14).getRequestId(), "SLOT_TAKEN");

        assertThat(run.breaches()).anyMatch(breach -> breach.matches("G7: .* and later refused: .*"));
    }

    @Test
    void aCommandInFrontOfOneThatWasAcknowledgedBeforeItBegan() {
        Event early = run.logBooking("f", 14);
        Event late = run.logBooking("g", 15);
        run.acknowledgeBetween(1_000, 1_001, late);
        run.acknowledgeBetween(1_002, 1_003, early);

        assertOnlyBreach("G2: request .* began after position %d was acknowledged, its event is at position %d"
                .formatted(late.getPosition(), early.getPosition()));
    }

    @Test
    void aGapAndADuplicateInTheLog() {
        run.events().remove(4);
        run.events().add(run.events().getLast());

        assertThat(run.breaches()).anyMatch(breach -> breach.startsWith("G2: position 6 follows position 4"));
        assertThat(run.breaches()).anyMatch(breach -> breach.startsWith("G2: position 9 follows position 9"));
    }

    @Test
    void aCommitTimeThatGoesBack() {
        Event last = run.events().removeLast();
        run.events().add(last.toBuilder()
                .setCommitTime(run.events().getFirst().getCommitTime())
                .build());

        assertOnlyBreach("G2: position .* was committed at .*, before position .*");
    }

    @Test
    void aVersionThatIsLeftOut() {
        Event last = run.events().removeLast();
        run.events().add(last.toBuilder().setVersion(2).build());

        assertOnlyBreach("G2: position .* makes version 2 of ENTITY_TYPE_APPOINTMENT unknown after version 0");
    }

    @Test
    void twoWinnersOfOneSlot() {
        run.booked("f", 12);

        assertOnlyBreach("G5: position .*: appointment f takes .* of calendar room with 1 seats, where there are \\[a]");
    }

    @Test
    void anAppointmentThatIsMovedOntoAnother() {
        run.moved("c", 12);

        assertOnlyBreach("G5: position .*: appointment c takes .*");
    }

    @Test
    void moreThanTheSeatsInPartOfATimeOnly() {
        run.seats(2);
        run.booked("f", 12);
        assertThat(run.breaches()).isEmpty();

        run.booked("g", 12);

        assertOnlyBreach("G5: .* appointment g takes .* with 2 seats, where there are \\[a, f]");
    }

    @Test
    void whoWasThereBeforeStaysWhenThereAreFewerSeats() {
        run.seats(2);
        run.booked("f", 12);
        run.seats(1);
        assertThat(run.breaches()).isEmpty();

        run.moved("f", 16);
        run.moved("f", 12);

        assertOnlyBreach("G5: .* appointment f takes .* with 1 seats, where there are \\[a]");
    }

    private void repeat(Event event, String requestId) {
        run.events().removeLast();
        run.events().add(event.toBuilder().setRequestId(requestId).build());
    }

    private void assertOnlyBreach(String pattern) {
        assertThat(run.breaches()).singleElement().asString().matches(pattern);
    }
}
