package io.daybook.cli.command;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** Which option or argument of a command a field of the contract comes from. */
final class FieldNames {

    /** For each field the options that may set it; the first one the command has is meant. */
    private static final Map<String, List<String>> OPTIONS = Map.ofEntries(
            Map.entry("also_calendar_ids", List.of("--also")),
            Map.entry("appointment_id", List.of("--id", "ID")),
            Map.entry("as_of_position", List.of("--as-of")),
            Map.entry("as_of_time", List.of("--as-of")),
            Map.entry("as_of_version", List.of("--as-of")),
            Map.entry("attendees", List.of("--attendee")),
            Map.entry("attendee_email", List.of("--attendee")),
            Map.entry("calendar_id", List.of("--calendar", "ID")),
            Map.entry("calendar_ids", List.of("--calendar")),
            Map.entry("description", List.of("--description")),
            Map.entry("duration", List.of("--for")),
            Map.entry("end_time", List.of("--end", "--for")),
            Map.entry("except_local_start_times", List.of("--except")),
            Map.entry("expected_version", List.of("--expect-version")),
            Map.entry("external_uid", List.of("--external-uid")),
            Map.entry("first_date", List.of("--day")),
            Map.entry("from_appointment_id", List.of("--from")),
            Map.entry("from_version", List.of("--from-version")),
            Map.entry("hold_duration", List.of("--hold-for")),
            Map.entry("hold_id", List.of("--hold")),
            Map.entry("local_start_time", List.of("--start")),
            Map.entry("name", List.of("--name")),
            Map.entry("override_reason", List.of("--override")),
            Map.entry("page_size", List.of("--limit")),
            Map.entry("position", List.of("POSITION")),
            Map.entry("reason", List.of("--reason")),
            Map.entry("recurrence_rule", List.of("--repeat")),
            Map.entry("request_id", List.of("--request-id")),
            Map.entry("rules.buffer_after", List.of("--buffer-after")),
            Map.entry("rules.buffer_before", List.of("--buffer-before")),
            Map.entry("rules.change_notice", List.of("--change-notice")),
            Map.entry("rules.granularity", List.of("--granularity")),
            Map.entry("rules.max_horizon", List.of("--max-horizon")),
            Map.entry("rules.max_length", List.of("--max-length")),
            Map.entry("rules.min_length", List.of("--min-length")),
            Map.entry("rules.min_notice", List.of("--min-notice")),
            Map.entry("rules.seats", List.of("--seats")),
            Map.entry("rules.weekly_hours", List.of("--weekly")),
            Map.entry("series_id", List.of("--series", "--id")),
            Map.entry("start_time", List.of("--start")),
            Map.entry("step", List.of("--step")),
            Map.entry("time_zone", List.of("--zone")),
            Map.entry("title", List.of("TITLE")),
            Map.entry("until_version", List.of("--until-version")),
            Map.entry("window_end_time", List.of("--to")),
            Map.entry("window_start_time", List.of("--from")));

    private static final Pattern FIELD = Pattern.compile("((?:rules\\.)?[a-z_]+)(.*)");

    private final CommandSpec spec;

    FieldNames(CommandSpec spec) {
        this.spec = spec;
    }

    /** The option or argument; the field's own name if it comes from none. */
    String optionFor(String field) {
        Matcher parts = FIELD.matcher(field);
        if (!parts.matches()) {
            return field;
        }
        return OPTIONS.getOrDefault(parts.group(1), List.of()).stream()
                .filter(this::exists)
                .findFirst()
                .map(option -> option + parts.group(2))
                .orElse(field);
    }

    private boolean exists(String option) {
        return !option.startsWith("--") || spec.findOption(option) != null;
    }
}
