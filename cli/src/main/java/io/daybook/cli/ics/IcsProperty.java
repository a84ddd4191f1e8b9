package io.daybook.cli.ics;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of an iCalendar file, unfolded.
 *
 * @param name       in upper case
 * @param parameters by name in upper case, without quotes
 * @param value      as written, still escaped
 */
record IcsProperty(String name, Map<String, String> parameters, String value) {

    /** A parameter's value; an empty one counts as none. */
    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The value as text: unescaped, and free of the control characters that the contract refuses. */
    String text() {
        var text = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char next = value.charAt(at);
            if (next == '\\' && at + 1 < value.length()) {
                at++;
                text.append(unescaped(value.charAt(at)));
            } else {
                text.append(next);
            }
        }
        return text.toString().replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
    }

    private static char unescaped(char escaped) {
        return Character.toLowerCase(escaped) == 'n' ? '\n' : escaped;
    }

    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
