package io.daybook.cli.server;

import io.daybook.cli.text.Lengths;
import io.daybook.client.ErrorDetails;
import java.time.Duration;

/** Words for the rule of a calendar that a refused time breaks. */
final class BrokenRule {

    private BrokenRule() {}

    static String notice(ErrorDetails details) {
        return "it is too late: calendar '%s' wants %s of notice"
                .formatted(details.fact("calendar_id"), length(details, "notice"));
    }

    static String horizon(ErrorDetails details) {
        return "calendar '%s' takes bookings up to %s ahead"
                .formatted(details.fact("calendar_id"), length(details, "horizon"));
    }

    static String granularity(ErrorDetails details) {
        return "on calendar '%s' bookings start every %s"
                .formatted(details.fact("calendar_id"), length(details, "granularity"));
    }

    static String lengths(ErrorDetails details) {
        return "calendar '%s' takes bookings of another length: from %s, up to %s".formatted(
                details.fact("calendar_id"), length(details, "min_length"), length(details, "max_length"));
    }

    private static String length(ErrorDetails details, String key) {
        return details.metadata().containsKey(key) ? Lengths.print(Duration.parse(details.fact(key))) : "any";
    }
}
