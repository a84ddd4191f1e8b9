package io.daybook.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a recurrence rule. For one rule, on one thread. */
final class RecurrenceRuleText {

    private static final int MAX_INTERVAL = 1_000;
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("([+-]?0?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern MONTH_DATE = Pattern.compile("[+-]?(0?[1-9]|[12]\\d|3[01])");
    private static final DateTimeFormatter DAY = strictly("uuuuMMdd");
    private static final DateTimeFormatter LOCAL = strictly("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC = strictly("uuuuMMdd'T'HHmmss'Z'");

    private final RecurrenceRuleParts parts;

    private RecurrenceRuleText(RecurrenceRuleParts parts) {
        this.parts = parts;
    }

    /**
     * The rule a text says.
     *
     * @throws UnusableRuleException if it says none, or one that is not supported
     */
    static RecurrenceRule read(String text) {
        var rule = new RecurrenceRuleText(new RecurrenceRuleParts(text));
        return new RecurrenceRule(rule.days(), rule.interval(), rule.end());
    }

    private int interval() {
        return parts.number("INTERVAL", MAX_INTERVAL).orElse(1);
    }

    private RecurringDays days() {
        DayOfWeek weekStart = parts.value("WKST", this::weekStart).orElse(DayOfWeek.MONDAY);
        return parts.value("FREQ", frequency -> switch (frequency) {
                    case "DAILY" -> everyDay();
                    case "WEEKLY" -> weekdays(weekStart);
                    case "MONTHLY" -> daysOfMonth();
                    default -> throw parts.unusable("FREQ", "; DAILY, WEEKLY and MONTHLY are supported");
                })
                .orElseThrow(() -> new UnusableRuleException("must have FREQ"));
    }

    private RecurringDays everyDay() {
        parts.refuse("BYDAY", "DAILY");
        parts.refuse("BYMONTHDAY", "DAILY");
        return new RecurringDays.Daily();
    }

    private RecurringDays weekdays(DayOfWeek weekStart) {
        parts.refuse("BYMONTHDAY", "WEEKLY");
        return new RecurringDays.Weekly(parts.list("BYDAY", this::weekdayOfWeek), weekStart);
    }

    private RecurringDays daysOfMonth() {
        if (parts.has("BYDAY") && parts.has("BYMONTHDAY")) {
            throw new UnusableRuleException("has both BYDAY and BYMONTHDAY, of which one is supported at a time");
        }
        return parts.has("BYDAY")
                ? new RecurringDays.MonthlyByWeekday(parts.list("BYDAY", this::weekdayOfMonth))
                : new RecurringDays.MonthlyByDate(parts.list("BYMONTHDAY", this::date));
    }

    private DayOfWeek weekStart(String value) {
        if (!WEEKDAYS.contains(value)) {
            throw parts.unusable("WKST", ", which must be one of " + String.join(", ", WEEKDAYS));
        }
        return weekday(value);
    }

    private DayOfWeek weekdayOfWeek(String value) {
        if (!WEEKDAYS.contains(value)) {
            throw parts.unusable("BYDAY", ", which must list weekdays such as MO,WE when FREQ=WEEKLY");
        }
        return weekday(value);
    }

    private NthWeekday weekdayOfMonth(String value) {
        Matcher matcher = NTH_WEEKDAY.matcher(value);
        if (!matcher.matches()) {
            throw parts.unusable("BYDAY", ", which must list weekdays of a month such as 1MO,-1FR, none beyond the 5th");
        }
        int nth = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        return new NthWeekday(nth, weekday(matcher.group(2)));
    }

    private static DayOfWeek weekday(String name) {
        return DayOfWeek.of(WEEKDAYS.indexOf(name) + 1);
    }

    private int date(String value) {
        if (!MONTH_DATE.matcher(value).matches()) {
            throw parts.unusable("BYMONTHDAY", ", which must list dates of a month such as 1,15,-1");
        }
        return Integer.parseInt(value);
    }

    private RecurrenceEnd end() {
        if (parts.has("COUNT") && parts.has("UNTIL")) {
            throw new UnusableRuleException("has both COUNT and UNTIL; one of them must end it");
        }
        return parts.number("COUNT", Occurrences.MAX)
                .<RecurrenceEnd>map(RecurrenceEnd.Count::new)
                .or(() -> parts.value("UNTIL", this::until))
                .orElseThrow(() -> new UnusableRuleException("must be ended by COUNT or UNTIL"));
    }

    private RecurrenceEnd until(String value) {
        try {
            return switch (value.length()) {
                case 8 -> new RecurrenceEnd.UntilDay(LocalDate.parse(value, DAY));
                case 15 -> new RecurrenceEnd.UntilLocal(LocalDateTime.parse(value, LOCAL));
                default -> new RecurrenceEnd.UntilInstant(LocalDateTime.parse(value, UTC).toInstant(ZoneOffset.UTC));
            };
        } catch (DateTimeParseException e) {
            throw parts.unusable(
                    "UNTIL", ", which must be a date or time such as 20270301, 20270301T100000 or 20270301T090000Z");
        }
    }

    private static DateTimeFormatter strictly(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
