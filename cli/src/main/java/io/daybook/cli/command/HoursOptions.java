package io.daybook.cli.command;

import com.google.protobuf.FieldMask;
import io.daybook.cli.rules.ExceptionText;
import io.daybook.cli.rules.WeekText;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.WeeklyHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that set opening hours. */
final class HoursOptions {

    private static final Pattern ELEMENT = Pattern.compile("rules\\.(weekly_hours|hours_exceptions)\\[(\\d+)]");

    @Option(
            names = "--weekly",
            paramLabel = "HOURS",
            order = 1,
            converter = Week.class,
            description = "Its hours every week from now on, in place of those it has:"
                    + " \"mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00\"; or none.")
    private ParsedWeek weekly;

    @Option(
            names = "--closed",
            paramLabel = "DATES",
            order = 2,
            converter = Closed.class,
            description = "Closed on these dates too: 2027-12-24, 2027-12-24..2027-12-26, \"2027-12-24 12:00-24:00\"."
                    + " May be repeated.")
    private List<HoursException> closed = new ArrayList<>();

    @Option(
            names = "--open",
            paramLabel = "DATES",
            order = 3,
            converter = Open.class,
            description = "Open on these dates too: \"2027-12-31 10:00-14:00\". May be repeated.")
    private List<HoursException> open = new ArrayList<>();

    @Option(
            names = "--as-usual",
            paramLabel = "DATES",
            order = 4,
            converter = Closed.class,
            description = "Forget what was different on these dates. May be repeated.")
    private List<HoursException> usual = new ArrayList<>();

    @Option(names = "--always", order = 5, description = "Open always: forget weekly hours and all dates.")
    private boolean always;

    /** Weekly hours in one value, as an option that is a list would be read item by item. */
    private record ParsedWeek(List<WeeklyHours> hours) {}

    boolean isEmpty() {
        return weekly == null && !always && !addToDates();
    }

    /** Whether the dates the calendar has now must be known. */
    boolean addToDates() {
        return !(closed.isEmpty() && open.isEmpty() && usual.isEmpty());
    }

    /** Refuses a command line that contradicts itself. */
    void check(CommandSpec spec) {
        if (always && (weekly != null || addToDates())) {
            throw new ParameterException(spec.commandLine(), "--always goes with no other hours");
        }
    }

    /** The rules with these hours, whose paths go into a mask. */
    CalendarRules applyTo(CalendarRules rules, FieldMask.Builder mask) {
        var changed = rules.toBuilder();
        if (weekly != null || always) {
            mask.addPaths("rules.weekly_hours");
            changed.clearWeeklyHours().addAllWeeklyHours(always ? List.of() : weekly.hours());
        }
        if (always || addToDates()) {
            mask.addPaths("rules.hours_exceptions");
            changed.clearHoursExceptions().addAllHoursExceptions(exceptions(rules.getHoursExceptionsList()));
        }
        return changed.build();
    }

    /** One period or some dates of the rules that were sent, by what was typed; empty for any other field. */
    Optional<String> nameOf(String field, CalendarRules sent) {
        Matcher element = ELEMENT.matcher(field);
        if (!element.matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(element.group(2));
        return element.group(1).equals("weekly_hours")
                ? sent.getWeeklyHoursList().stream().skip(index).findFirst().map(HoursOptions::nameOf)
                : sent.getHoursExceptionsList().stream().skip(index).findFirst().map(this::nameOf);
    }

    private static String nameOf(WeeklyHours period) {
        return "--weekly " + WeekText.print(List.of(period)).getFirst();
    }

    private String nameOf(HoursException exception) {
        String dates = ExceptionText.print(exception);
        if (closed.contains(exception)) {
            return "--closed " + dates;
        }
        return open.contains(exception)
                ? "--open " + dates
                : "%s, set before (--as-usual %s forgets it)".formatted(dates, dates.split(" ")[0]);
    }

    private List<HoursException> exceptions(List<HoursException> now) {
        if (always) {
            return List.of();
        }
        List<HoursException> left = now.stream().map(ExceptionText::complete).toList();
        for (HoursException dates : usual) {
            left = ExceptionText.without(left, dates);
        }
        List<HoursException> all = new ArrayList<>(left);
        all.addAll(closed);
        all.addAll(open);
        return all.stream().distinct().toList();
    }

    private static final class Week implements ITypeConverter<ParsedWeek> {
        @Override
        public ParsedWeek convert(String text) {
            try {
                return new ParsedWeek(WeekText.parse(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class Closed implements ITypeConverter<HoursException> {
        @Override
        public HoursException convert(String text) {
            return dates(HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED, text);
        }
    }

    private static final class Open implements ITypeConverter<HoursException> {
        @Override
        public HoursException convert(String text) {
            return dates(HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN, text);
        }
    }

    private static HoursException dates(HoursExceptionKind kind, String text) {
        try {
            return ExceptionText.parse(kind, text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
