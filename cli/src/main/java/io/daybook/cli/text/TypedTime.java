package io.daybook.cli.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time as people type it. In words, it becomes a {@link Moment} only once it is known when and in which zone they were
 * said. Immutable.
 */
public sealed interface TypedTime {

    /** ISO 8601, which means the same whenever it is said. */
    record Iso(Moment moment) implements TypedTime {}

    /** A time in words, as they were typed. */
    sealed interface InWords extends TypedTime {
        String words();
    }

    /** {@code now}, {@code in 2h}. */
    record FromNow(String words, Duration later) implements InWords {}

    /** {@code tomorrow}, {@code tue 14:30}. */
    record OnDay(String words, DayWord day, Optional<LocalTime> time) implements InWords {}

    /**
     * Reads ISO 8601 or words; {@code docs/cli-times.md} has the grammar.
     *
     * @throws IllegalArgumentException if the text is no time, or could mean two; the message says what would be one
     */
    static TypedTime parse(String text) {
        return text.strip().matches("\\d{4}-.*") ? new Iso(Moment.parse(text)) : TimeWords.parse(text);
    }

    /**
     * Reads a time that is not a whole day.
     *
     * @throws IllegalArgumentException if the text is no time, or only a day
     */
    static TypedTime parseTimeOfDay(String text) {
        TypedTime time = parse(text);
        return switch (time) {
            case Iso(var _) -> new Iso(Moment.parseTime(text));
            case OnDay(var _, var _, var clock) when clock.isEmpty() ->
                throw new IllegalArgumentException("'%s' lacks the time of day; write %s 10:00".formatted(text, text));
            case OnDay _, FromNow _ -> time;
        };
    }

    /**
     * What is meant. A time in words is a whole day or an instant in whole seconds.
     *
     * @param now  when it was said
     * @param zone where: days are those of this zone
     * @throws IllegalArgumentException if a clock change skips the time, or if the day could be today or in a week
     */
    default Moment resolve(Instant now, ZoneId zone) {
        return switch (this) {
            case Iso(var moment) -> moment;
            case FromNow(var _, var later) -> new Moment.At(after(now, later));
            case OnDay(var _, var day, var time) -> {
                LocalDate date = day.date(LocalDate.ofInstant(now, zone));
                yield time.<Moment>map(clock ->
                                new Moment.At(new Moment.Local(date.atTime(clock)).firstInstant(zone)))
                        .orElse(new Moment.Day(date));
            }
        };
    }

    private static Instant after(Instant now, Duration later) {
        try {
            return now.truncatedTo(ChronoUnit.SECONDS).plus(later);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("that is too far away", e);
        }
    }
}
