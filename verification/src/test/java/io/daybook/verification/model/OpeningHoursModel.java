package io.daybook.verification.model;

import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.WeeklyHours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When a calendar is open, by a look at the clock on its wall every minute. Hours begin and end on whole minutes. */
final class OpeningHoursModel {

    private static final long MINUTE = 60;

    private OpeningHoursModel() {}

    static boolean isOpen(Calendar calendar, Span slot) {
        CalendarRules rules = calendar.getRules();
        if (rules.getWeeklyHoursCount() + rules.getHoursExceptionsCount() == 0) {
            return true;
        }
        ZoneId zone = ZoneId.of(calendar.getTimeZone());
        for (long second = slot.from(); second < slot.until(); second += MINUTE - Math.floorMod(second, MINUTE)) {
            if (!isOpenAt(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone), rules)) {
                return false;
            }
        }
        return true;
    }

    /** Dates and times are compared as the texts they are told as: "09:00" comes before "09:05". */
    private static boolean isOpenAt(LocalDateTime wallClock, CalendarRules rules) {
        String date = wallClock.toLocalDate().toString();
        String time = wallClock.toLocalTime().toString();
        boolean extraHours = false;
        for (HoursException exception : rules.getHoursExceptionsList()) {
            if (speaksOf(exception, date, time)) {
                return exception.getKind() == HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN;
            }
            extraHours |= exception.getKind() == HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN;
        }
        return rules.getWeeklyHoursList().stream().anyMatch(hours -> speakOf(hours, wallClock, time))
                || rules.getWeeklyHoursCount() == 0 && !extraHours;
    }

    private static boolean speakOf(WeeklyHours hours, LocalDateTime wallClock, String time) {
        return hours.getWeekday().getNumber() == wallClock.getDayOfWeek().getValue()
                && isWithin(time, hours.getOpens(), hours.getCloses());
    }

    private static boolean speaksOf(HoursException exception, String date, String time) {
        String last = exception.getLastDate().isEmpty() ? exception.getFirstDate() : exception.getLastDate();
        return exception.getFirstDate().compareTo(date) <= 0
                && date.compareTo(last) <= 0
                && isWithin(time, exception.getFromTime(), exception.getUntilTime());
    }

    private static boolean isWithin(String time, String from, String until) {
        return from.compareTo(time) <= 0 && (until.isEmpty() || time.compareTo(until) < 0);
    }
}
