package io.daybook.scheduling;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rules of a calendar, built up one by one. */
final class SampleRules {

    private final List<OpeningHours.Weekly> weekly = new ArrayList<>();
    private final List<OpeningHours.DateException> exceptions = new ArrayList<>();
    private int seats = 1;
    private Duration before = Duration.ZERO;
    private Duration after = Duration.ZERO;
    private Duration granularity = Duration.ZERO;
    private Duration minLength = Duration.ZERO;
    private Duration maxLength = Duration.ZERO;
    private Duration minNotice = Duration.ZERO;
    private Duration maxHorizon = Duration.ZERO;
    private Duration changeNotice = Duration.ZERO;
    private boolean requiresConfirmation;

    static SampleRules rules() {
        return new SampleRules();
    }

    static OpeningHours hours(OpeningHours.Weekly... weekly) {
        return new OpeningHours(List.of(weekly), List.of());
    }

    static OpeningHours.Weekly on(DayOfWeek day, String from, String until) {
        return new OpeningHours.Weekly(day, period(from, until));
    }

    static OpeningHours.DateException closed(String first, String last, String from, String until) {
        return new OpeningHours.DateException(LocalDate.parse(first), LocalDate.parse(last), false, period(from, until));
    }

    static OpeningHours.DateException extra(String first, String last, String from, String until) {
        return new OpeningHours.DateException(LocalDate.parse(first), LocalDate.parse(last), true, period(from, until));
    }

    static DayPeriod period(String from, String until) {
        return new DayPeriod(second(from), second(until));
    }

    private static int second(String time) {
        String[] parts = time.split(":");
        return Integer.parseInt(parts[0]) * 3_600 + Integer.parseInt(parts[1]) * 60;
    }

    SampleRules open(DayOfWeek day, String from, String until) {
        weekly.add(on(day, from, until));
        return this;
    }

    SampleRules except(OpeningHours.DateException exception) {
        exceptions.add(exception);
        return this;
    }

    SampleRules seats(int count) {
        seats = count;
        return this;
    }

    SampleRules buffers(Duration beforeIt, Duration afterIt) {
        before = beforeIt;
        after = afterIt;
        return this;
    }

    SampleRules granularity(Duration step) {
        granularity = step;
        return this;
    }

    SampleRules lengths(Duration shortest, Duration longest) {
        minLength = shortest;
        maxLength = longest;
        return this;
    }

    SampleRules notice(Duration notice) {
        minNotice = notice;
        return this;
    }

    SampleRules horizon(Duration horizon) {
        maxHorizon = horizon;
        return this;
    }

    SampleRules changeNotice(Duration notice) {
        changeNotice = notice;
        return this;
    }

    SampleRules confirmed() {
        requiresConfirmation = true;
        return this;
    }

    CalendarRules build() {
        return new CalendarRules(
                new OpeningHours(weekly, exceptions),
                seats,
                before,
                after,
                granularity,
                minLength,
                maxLength,
                minNotice,
                maxHorizon,
                changeNotice,
                requiresConfirmation);
    }
}
