package io.daybook.scheduling.message;

import io.daybook.scheduling.CalendarRules;
import io.daybook.scheduling.DayPeriod;
import io.daybook.scheduling.OpeningHours;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/** Rules of calendars as messages and back. What is at its default is left out of messages. */
public final class RulesMessages {

    private RulesMessages() {}

    /** The message for some rules. */
    public static io.daybook.v1.CalendarRules toMessage(CalendarRules rules) {
        var message = io.daybook.v1.CalendarRules.newBuilder()
                .addAllWeeklyHours(rules.hours().weekly().stream().map(RulesMessages::weekly).toList())
                .addAllHoursExceptions(
                        rules.hours().exceptions().stream().map(RulesMessages::exception).toList())
                .setRequiresConfirmation(rules.requiresConfirmation());
        if (rules.seats() != CalendarRules.NONE.seats()) {
            message.setSeats(rules.seats());
        }
        ifAny(rules.bufferBefore(), message::setBufferBefore);
        ifAny(rules.bufferAfter(), message::setBufferAfter);
        ifAny(rules.granularity(), message::setGranularity);
        ifAny(rules.minLength(), message::setMinLength);
        ifAny(rules.maxLength(), message::setMaxLength);
        ifAny(rules.minNotice(), message::setMinNotice);
        ifAny(rules.maxHorizon(), message::setMaxHorizon);
        ifAny(rules.changeNotice(), message::setChangeNotice);
        return message.build();
    }

    /**
     * The rules of a message whose values are each legal.
     *
     * @throws RuntimeException if one is not
     */
    public static CalendarRules rules(io.daybook.v1.CalendarRules message) {
        return new CalendarRules(
                new OpeningHours(
                        message.getWeeklyHoursList().stream().map(RulesMessages::weekly).toList(),
                        message.getHoursExceptionsList().stream()
                                .map(RulesMessages::exception)
                                .toList()),
                message.hasSeats() ? message.getSeats() : CalendarRules.NONE.seats(),
                duration(message.getBufferBefore()),
                duration(message.getBufferAfter()),
                duration(message.getGranularity()),
                duration(message.getMinLength()),
                duration(message.getMaxLength()),
                duration(message.getMinNotice()),
                duration(message.getMaxHorizon()),
                duration(message.getChangeNotice()),
                message.getRequiresConfirmation());
    }

    /** A weekly period whose values are legal. */
    public static OpeningHours.Weekly weekly(WeeklyHours hours) {
        return new OpeningHours.Weekly(
                DayOfWeek.of(hours.getWeekday().getNumber()), period(hours.getOpens(), hours.getCloses()));
    }

    /** An exception whose values are legal. */
    public static OpeningHours.DateException exception(HoursException exception) {
        LocalDate first = LocalDate.parse(exception.getFirstDate());
        return new OpeningHours.DateException(
                first,
                exception.getLastDate().isEmpty() ? first : LocalDate.parse(exception.getLastDate()),
                exception.getKind() == HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN,
                period(exception.getFromTime(), exception.getUntilTime()));
    }

    /** A period of a day; an empty text stands for that end of the day. */
    public static DayPeriod period(String from, String until) {
        return new DayPeriod(
                from.isEmpty() ? 0 : LocalTime.parse(from).toSecondOfDay(),
                until.isEmpty() || until.equals("24:00")
                        ? DayPeriod.END_OF_DAY
                        : LocalTime.parse(until).toSecondOfDay());
    }

    private static WeeklyHours weekly(OpeningHours.Weekly hours) {
        return WeeklyHours.newBuilder()
                .setWeekday(Weekday.forNumber(hours.day().getValue()))
                .setOpens(hours.period().fromText())
                .setCloses(hours.period().untilText())
                .build();
    }

    private static HoursException exception(OpeningHours.DateException exception) {
        return HoursException.newBuilder()
                .setFirstDate(exception.first().toString())
                .setLastDate(exception.last().equals(exception.first()) ? "" : exception.last().toString())
                .setKind(
                        exception.open()
                                ? HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN
                                : HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED)
                .setFromTime(exception.period().fromText())
                .setUntilTime(exception.period().untilText())
                .build();
    }

    private static Duration duration(com.google.protobuf.Duration message) {
        return Duration.ofSeconds(message.getSeconds());
    }

    private static void ifAny(Duration duration, java.util.function.Consumer<com.google.protobuf.Duration> setter) {
        if (!duration.isZero()) {
            setter.accept(com.google.protobuf.Duration.newBuilder()
                    .setSeconds(duration.toSeconds())
                    .build());
        }
    }
}
