package io.daybook.cli.rules;

import com.google.protobuf.Duration;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Table;
import io.daybook.cli.text.Lengths;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import java.util.List;

/** The rules of a calendar for people: those that are set, a row each, named like the options that set them. */
public final class RulesText {

    private RulesText() {}

    /** Adds all rules to a card. */
    public static void addTo(Table card, CalendarRules rules) {
        addHours(card, rules);
        card.row("seats", Integer.toString(rules.hasSeats() ? rules.getSeats() : 1));
        addLength(card, "buffer before", rules.getBufferBefore());
        addLength(card, "buffer after", rules.getBufferAfter());
        addLength(card, "granularity", rules.getGranularity());
        addLength(card, "min length", rules.getMinLength());
        addLength(card, "max length", rules.getMaxLength());
        addLength(card, "min notice", rules.getMinNotice());
        addLength(card, "max horizon", rules.getMaxHorizon());
        addLength(card, "change notice", rules.getChangeNotice());
        if (rules.getRequiresConfirmation()) {
            card.row("confirmation", "bookings are pending until confirmed");
        }
    }

    /** Adds the opening hours to a card. */
    public static void addHours(Table card, CalendarRules rules) {
        card.row("hours", weekly(rules));
        for (HoursException exception : rules.getHoursExceptionsList()) {
            boolean closed = exception.getKind() == HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED;
            card.row(closed ? "closed" : "open", ExceptionText.print(exception));
        }
    }

    private static String weekly(CalendarRules rules) {
        List<String> lines = WeekText.print(rules.getWeeklyHoursList());
        if (!lines.isEmpty()) {
            return String.join("; ", lines);
        }
        boolean opensExtra = rules.getHoursExceptionsList().stream()
                .anyMatch(each -> each.getKind() == HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN);
        return opensExtra ? "none" : "always open";
    }

    private static void addLength(Table card, String name, Duration length) {
        if (length.getSeconds() > 0) {
            card.row(name, Lengths.print(Instants.of(length)));
        }
    }
}
