package io.daybook.cli.server;

import com.google.rpc.BadRequest;
import io.daybook.cli.text.Lengths;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A malformed field in the terms of the command line: names of fields as options, lengths as people type them. */
final class ViolationText {

    private static final String RULES = "rules.";
    private static final Pattern FIELD =
            Pattern.compile("\\b(?:rules\\.)?[a-z]+(?:_[a-z]+)+(?:\\[\\d+])?(?:\\.[a-z_]+)*");
    private static final Pattern LENGTH = Pattern.compile("\\bPT(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?\\b");

    private final UnaryOperator<String> fieldNames;

    ViolationText(UnaryOperator<String> fieldNames) {
        this.fieldNames = fieldNames;
    }

    String of(BadRequest.FieldViolation violation) {
        String field = violation.getField();
        String described = FIELD.matcher(violation.getDescription())
                .replaceAll(found -> Matcher.quoteReplacement(name(found.group(), field)));
        String problem = LENGTH.matcher(described)
                .replaceAll(found -> Lengths.print(Duration.parse(found.group())));
        return fieldNames.apply(field) + ": " + problem;
    }

    /** A rule may name another by its last name alone. */
    private String name(String mentioned, String field) {
        String name = fieldNames.apply(mentioned);
        boolean siblingOfRule = field.startsWith(RULES) && !mentioned.startsWith(RULES);
        if (!siblingOfRule || !name.equals(mentioned)) {
            return name;
        }
        String rule = RULES + mentioned;
        String option = fieldNames.apply(rule);
        return option.equals(rule) ? mentioned : option;
    }
}
