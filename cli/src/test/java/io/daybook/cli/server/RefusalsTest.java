package io.daybook.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

    private final Refusals refusals = new Refusals(field -> "--" + field, () -> ZoneId.of("Europe/Berlin"));

    @Test
    void aTakenTimeNamesTheBusyIntervalAndReadyStarts() {
        Failure failure = refusals.failure(Refusal.of(
                Status.Code.ABORTED,
                ErrorReason.ERROR_REASON_SLOT_TAKEN,
                Map.of(
                        "busy_start", "2027-07-02T08:00:00Z",
                        "busy_end", "2027-07-02T09:00:00Z",
                        "free_after_start", "2027-07-02T09:00:00Z",
                        "free_after_end", "2027-07-02T09:30:00Z")));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(failure.lines())
                .containsExactly(
                        "the time is taken: busy Fri 2 Jul 2027 10:00–11:00 Europe/Berlin (+02:00)",
                        "  free after:  --start 2027-07-02T11:00+02:00"
                                + "  (Fri 2 Jul 2027 11:00–11:30 Europe/Berlin (+02:00))");
    }

    @Test
    void aMalformedFieldIsToldAsItsOption() {
        Failure failure = refusals.failure(Refusal.invalid("title", "must not be empty"));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure.lines()).containsExactly("--title: must not be empty");
    }

    @Test
    void aHoldForSomethingElseNamesTheOptionThatDiffers() {
        assertThat(holdMismatch("start_time")).containsExactly("hold h1 is not for what --start_time says");
    }

    @Test
    void aHoldOfSomebodyElseTellsHowToSayWhoOneIs() {
        assertThat(holdMismatch("actor"))
                .containsExactly("hold h1 is somebody else's, who alone can book it (DAYBOOK_ACTOR says who you are)");
    }

    private List<String> holdMismatch(String field) {
        return refusals.failure(Refusal.of(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.ERROR_REASON_HOLD_MISMATCH,
                        Map.of("appointment_id", "h1", "field", field)))
                .lines();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PENDING   | a1 is pending, which does not allow that before `daybook confirm a1`; or `daybook decline a1`",
        "HELD      | a1 is held, which does not allow that: book it with `daybook book TITLE --hold a1`,"
                + " or give it back with `daybook release a1`",
        "CONFIRMED | a1 is confirmed, which does not allow that",
        "NO_SHOW   | a1 is no show and can change no more"
    })
    void aStateThatDoesNotAllowItTellsWhatItAllows(String state, String told) {
        Failure failure = refusals.failure(Refusal.of(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.ERROR_REASON_ILLEGAL_STATE,
                Map.of("appointment_id", "a1", "state", state)));

        assertThat(failure.lines()).containsExactly("appointment " + told);
    }

    @Test
    void laggingViewsEndWithTheExitCodeOfATimeout() {
        Failure failure = refusals.failure(Refusal.of(
                Status.Code.UNAVAILABLE,
                ErrorReason.ERROR_REASON_VIEW_LAGGING,
                Map.of("position", "120", "version", "2", "min_version", "5", "lag", "3")));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.TIMEOUT);
        assertThat(failure.lines())
                .containsExactly("the views show version 2, not yet 5 (3 behind), at position 120");
    }

    @Test
    void anAnswerWithoutDetailsIsToldInItsOwnWords() {
        Failure failure = refusals.failure(
                Status.PERMISSION_DENIED.withDescription("not yours").asRuntimeException());

        assertThat(failure.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(failure.lines()).containsExactly("not yours (PERMISSION_DENIED)");
    }

    @ParameterizedTest
    @EnumSource(value = ErrorReason.class, names = {"UNRECOGNIZED"}, mode = EnumSource.Mode.EXCLUDE)
    void everyReasonHasWordsAlsoWithoutMetadata(ErrorReason reason) {
        StatusRuntimeException refusal = Refusal.of(Status.Code.FAILED_PRECONDITION, reason);

        assertThat(refusals.failure(refusal).lines()).isNotEmpty().allSatisfy(line -> assertThat(line).isNotBlank());
    }
}
