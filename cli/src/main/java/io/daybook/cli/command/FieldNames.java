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
            Map.entry("appointment_id", List.of("--id", "ID")),
            Map.entry("attendees", List.of("--attendee")),
            Map.entry("attendee_email", List.of("--attendee")),
            Map.entry("calendar_id", List.of("--calendar", "ID")),
            Map.entry("description", List.of("--description")),
            Map.entry("duration", List.of("--for")),
            Map.entry("end_time", List.of("--end")),
            Map.entry("expected_version", List.of("--expect-version")),
            Map.entry("external_uid", List.of("--external-uid")),
            Map.entry("from_version", List.of("--from-version")),
            Map.entry("local_start_time", List.of("--start")),
            Map.entry("name", List.of("--name")),
            Map.entry("override_reason", List.of("--override")),
            Map.entry("reason", List.of("--reason")),
            Map.entry("request_id", List.of("--request-id")),
            Map.entry("start_time", List.of("--start")),
            Map.entry("time_zone", List.of("--zone")),
            Map.entry("title", List.of("TITLE")),
            Map.entry("until_version", List.of("--until-version")),
            Map.entry("window_end_time", List.of("--to")),
            Map.entry("window_start_time", List.of("--from")));

    private static final Pattern FIELD = Pattern.compile("([a-z_]+)(.*)");

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
