package io.daybook.cli.server;

import com.google.rpc.BadRequest;
import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.text.TimeText;
import io.daybook.client.ErrorDetails;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a server's refusal means, in the terms of the command line. */
public final class Refusals {

    private final UnaryOperator<String> fieldNames;
    private final Supplier<ZoneId> zone;

    /**
     * Refusals of one command.
     *
     * @param fieldNames the option or argument a field of the request comes from
     * @param zone       the zone in which to tell times; asked only when a time is told
     */
    public Refusals(UnaryOperator<String> fieldNames, Supplier<ZoneId> zone) {
        this.fieldNames = fieldNames;
        this.zone = zone;
    }

    /** The end of a command whose call was refused. */
    public Failure failure(StatusRuntimeException refusal) {
        ErrorDetails details = ErrorDetails.of(refusal);
        int exitCode = switch (details.reason()) {
            case ERROR_REASON_VIEW_LAGGING -> ExitCode.TIMEOUT;
            default -> ExitCode.of(refusal.getStatus().getCode());
        };
        List<String> lines = new ArrayList<>(lines(refusal.getStatus(), details));
        instant(details, "occurrence").ifPresent(start -> lines.add("  of the series: " + start));
        return new Failure(exitCode, lines, Outcome.isOpen(refusal), refusal);
    }

    private List<String> lines(Status status, ErrorDetails details) {
        return switch (details.reason()) {
            case ERROR_REASON_INVALID_FIELD -> violations(status, details);
            case ERROR_REASON_SLOT_TAKEN -> notFree(details, "the time is taken");
            case ERROR_REASON_OUTSIDE_AVAILABILITY ->
                notFree(details, "calendar '%s' is not open then".formatted(details.fact("calendar_id")));
            default -> List.of(line(status, details));
        };
    }

    private String line(Status status, ErrorDetails details) {
        return switch (details.reason()) {
            case ERROR_REASON_CALENDAR_NOT_FOUND -> "there is no calendar '%s'".formatted(details.fact("calendar_id"));
            case ERROR_REASON_APPOINTMENT_NOT_FOUND ->
                "there is no appointment '%s'".formatted(details.fact("appointment_id"));
            case ERROR_REASON_CALENDAR_EXISTS ->
                "there is a calendar '%s' already".formatted(details.fact("calendar_id"));
            case ERROR_REASON_APPOINTMENT_EXISTS ->
                "there is an appointment '%s' already".formatted(details.fact("appointment_id"));
            case ERROR_REASON_EXTERNAL_UID_TAKEN ->
                "appointment %s has this external UID already".formatted(details.fact("appointment_id"));
            case ERROR_REASON_REQUEST_ID_REUSED -> "this request id was used before, for a different request";
            case ERROR_REASON_VERSION_MISMATCH ->
                "the version is %s, not %s".formatted(details.fact("current_version"), details.fact("expected_version"));
            case ERROR_REASON_CALENDAR_CLOSED -> "calendar '%s' is closed".formatted(details.fact("calendar_id"));
            case ERROR_REASON_APPOINTMENT_CANCELLED ->
                "appointment %s is cancelled and can change no more".formatted(details.fact("appointment_id"));
            case ERROR_REASON_START_IN_PAST -> "the start lies in the past%s; --allow-past books it all the same"
                    .formatted(instant(details, "start_time").map(start -> ": " + start).orElse(""));
            case ERROR_REASON_VIEW_LAGGING -> lagging(details);
            case ERROR_REASON_VIEW_FILLING -> "the views are being filled from the log: at position %s of %s"
                    .formatted(details.fact("position"), details.fact("complete_from"));
            case ERROR_REASON_TARGET_UNREACHABLE -> "version %s cannot come: the appointment ended with version %s"
                    .formatted(details.fact("until_version"), details.fact("version"));
            case ERROR_REASON_OVERLOADED -> "the server has more to do than it accepts; try again later";
            case ERROR_REASON_DEPENDENCY_UNAVAILABLE ->
                "the server cannot work now: %s is away".formatted(details.fact("dependency"));
            case ERROR_REASON_OUTCOME_UNKNOWN -> "the database was lost during the commit: whether it is done is unknown";
            case ERROR_REASON_INTERNAL -> "a fault of Daybook's own; the server's log tells more under incident %s"
                    .formatted(details.fact("incident"));
            case ERROR_REASON_DEADLINE_EXPIRED -> "the time allowed was over before the server took it up: nothing is stored";
            case ERROR_REASON_CALENDAR_NAME_TAKEN ->
                "calendar '%s' has this name already".formatted(details.fact("calendar_id"));
            case ERROR_REASON_SERIES_NOT_FOUND -> "there is no series '%s'".formatted(details.fact("series_id"));
            case ERROR_REASON_SERIES_EXISTS -> "there is a series '%s' already".formatted(details.fact("series_id"));
            case ERROR_REASON_NOTICE_TOO_SHORT -> BrokenRule.notice(details);
            case ERROR_REASON_BEYOND_HORIZON -> BrokenRule.horizon(details);
            case ERROR_REASON_LENGTH_NOT_OFFERED -> BrokenRule.lengths(details);
            case ERROR_REASON_START_NOT_OFFERED -> BrokenRule.granularity(details);
            case ERROR_REASON_HOLD_EXPIRED -> "hold %s ran out".formatted(details.fact("appointment_id"));
            case ERROR_REASON_HOLD_MISMATCH -> holdMismatch(details);
            case ERROR_REASON_ILLEGAL_STATE -> StateAdvice.of(details);
            case ERROR_REASON_NOT_STARTED -> "the appointment has not begun%s"
                    .formatted(instant(details, "start_time").map(start -> ": it starts " + start).orElse(""));
            case ERROR_REASON_REBUILD_UNDER_WAY -> "view set %s is to be read next already, and is at position %s"
                    .formatted(details.fact("generation"), details.fact("position"));
            case ERROR_REASON_NO_FORMER_VIEWS ->
                "no former view set is left to go back to; `daybook projector rebuild` fills a new one";
            case ERROR_REASON_DEAD_LETTER_NOT_FOUND -> details.metadata().containsKey("position")
                    ? "no event at position %s is parked".formatted(details.fact("position"))
                    : "no events are parked";
            case ERROR_REASON_DEAD_LETTER_NOT_FIRST -> "event %s waits behind event %s: skip that one first"
                    .formatted(details.fact("position"), details.fact("first_position"));
            case ERROR_REASON_INVALID_FIELD, ERROR_REASON_SLOT_TAKEN, ERROR_REASON_OUTSIDE_AVAILABILITY,
                    ERROR_REASON_UNSPECIFIED, UNRECOGNIZED -> plain(status);
        };
    }

    private List<String> violations(Status status, ErrorDetails details) {
        var text = new ViolationText(fieldNames);
        List<String> lines = new ArrayList<>();
        for (BadRequest.FieldViolation violation : details.violations()) {
            String indent = lines.isEmpty() ? "" : "  ";
            lines.add(indent + text.of(violation));
        }
        return lines.isEmpty() ? List.of(plain(status)) : lines;
    }

    private List<String> notFree(ErrorDetails details, String problem) {
        List<String> lines = new ArrayList<>();
        lines.add(problem + interval(details, "busy").map(busy -> ": busy " + busy).orElse(""));
        free(details, "free_before").ifPresent(free -> lines.add("  free before: " + free));
        free(details, "free_after").ifPresent(free -> lines.add("  free after:  " + free));
        return lines;
    }

    private Optional<String> free(ErrorDetails details, String key) {
        return details.instant(key + "_start")
                .flatMap(start -> interval(details, key)
                        .map(free -> "--start %s  (%s)".formatted(TimeText.option(start, zone.get()), free)));
    }

    private Optional<String> interval(ErrorDetails details, String key) {
        Optional<Instant> end = details.instant(key + "_end");
        return details.instant(key + "_start")
                .flatMap(start -> end.map(until -> TimeText.interval(start, until, zone.get())));
    }

    private Optional<String> instant(ErrorDetails details, String key) {
        return details.instant(key).map(instant -> TimeText.instant(instant, zone.get()));
    }

    private String holdMismatch(ErrorDetails details) {
        String hold = details.fact("appointment_id");
        String field = details.fact("field");
        return field.equals("actor")
                ? "hold %s is somebody else's, who alone can book it (DAYBOOK_ACTOR says who you are)".formatted(hold)
                : "hold %s is not for what %s says".formatted(hold, fieldNames.apply(field));
    }

    private static String lagging(ErrorDetails details) {
        return details.metadata().containsKey("min_version")
                ? "the views show version %s, not yet %s (%s behind), at position %s".formatted(
                        details.fact("version"), details.fact("min_version"), details.fact("lag"), details.fact("position"))
                : "the views are at position %s, not yet %s (%s behind)".formatted(
                        details.fact("position"), details.fact("min_position"), details.fact("lag"));
    }

    /** The words of an answer that came without a reason we know. */
    private static String plain(Status status) {
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
            return "no answer within the time allowed (--timeout)";
        }
        String description = status.getDescription();
        return description == null ? status.getCode().toString() : description + " (" + status.getCode() + ")";
    }
}
