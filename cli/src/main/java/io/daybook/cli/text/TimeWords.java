package io.daybook.cli.text;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of times in words: {@code now | (+ | in) LENGTH | DAY [[at] CLOCK]}. */
final class TimeWords {

    private static final Pattern FROM_NOW = Pattern.compile("(?:\\+ ?|in )(\\S+)");
    private static final Pattern DAY =
            Pattern.compile("(today|tomorrow|yesterday|(?:next )?[a-z]+day|(?:next )?[a-z]{3})(?: (?:at )?(.+))?");
    private static final String EXAMPLES =
            "2027-03-02T10:00, 2027-03-02T10:00+01:00, tomorrow 14:30, next tue 9am, in 2h or now";

    private TimeWords() {}

    /**
     * Reads a time in words.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TypedTime parse(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (words.equals("now")) {
            return new TypedTime.FromNow(text.strip(), Duration.ZERO);
        }
        Matcher fromNow = FROM_NOW.matcher(words);
        if (fromNow.matches()) {
            return new TypedTime.FromNow(text.strip(), Lengths.parse(fromNow.group(1)));
        }
        if (ClockWords.isClock(words)) {
            // A clock that could mean two times is not to be advised with a day before it.
            ClockWords.parse(words);
            throw new IllegalArgumentException("'%s' lacks the day; write today %s or tomorrow %s".formatted(text, text, text));
        }
        return onDay(text.strip(), words).orElseThrow(() ->
                new IllegalArgumentException("'%s' is no time; write %s".formatted(text, EXAMPLES)));
    }

    private static Optional<TypedTime> onDay(String text, String words) {
        Matcher parts = DAY.matcher(words);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<LocalTime> time = Optional.ofNullable(parts.group(2)).map(ClockWords::parse);
        return day(parts.group(1)).map(day -> new TypedTime.OnDay(text, day, time));
    }

    private static Optional<DayWord> day(String words) {
        return switch (words) {
            case "yesterday" -> Optional.of(new DayWord.FromToday(-1));
            case "today" -> Optional.of(new DayWord.FromToday(0));
            case "tomorrow" -> Optional.of(new DayWord.FromToday(1));
            default -> words.startsWith("next ")
                    ? weekday(words.substring("next ".length())).map(DayWord.Next::new)
                    : weekday(words).map(DayWord.Coming::new);
        };
    }

    private static Optional<DayOfWeek> weekday(String word) {
        for (DayOfWeek weekday : DayOfWeek.values()) {
            String name = weekday.name().toLowerCase(Locale.ROOT);
            if (word.equals(name) || word.equals(name.substring(0, 3))) {
                return Optional.of(weekday);
            }
        }
        return Optional.empty();
    }
}
