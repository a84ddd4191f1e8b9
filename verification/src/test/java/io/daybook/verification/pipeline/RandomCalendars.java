package io.daybook.verification.pipeline;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import io.daybook.verification.Daybook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Calendars with any rules that do not contradict one another, whose bounds of time all lie within a window. */
final class RandomCalendars {

    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");

    /** So far from every start on the grid that the clock does not get there while a test runs. */
    private static final java.time.Duration OFF_GRID = java.time.Duration.ofSeconds(150);

    private final Random random;

    RandomCalendars(Random random) {
        this.random = random;
    }

    ZoneId zone() {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /** Creates a calendar whose rules leave some of the time from an instant on. */
    String create(Daybook daybook, ZoneId zone, Instant windowStart, Instant windowEnd) {
        var rules = CalendarRules.newBuilder()
                .setSeats(1 + random.nextInt(2))
                .setBufferBefore(minutes(0, 0, 10))
                .setBufferAfter(minutes(0, 0, 5, 30))
                .setGranularity(minutes(0, 0, 10, 15, 30, 60))
                .setMinLength(minutes(0, 0, 20))
                .setMaxLength(minutes(0, 0, 60));
        Instant middle = windowStart.plus(java.time.Duration.between(windowStart, windowEnd).dividedBy(2));
        if (random.nextInt(4) == 0) {
            rules.setMinNotice(until(middle));
        }
        if (random.nextInt(4) == 0) {
            rules.setMaxHorizon(until(windowEnd.minusSeconds(7_200)));
        }
        LocalDate date = LocalDate.ofInstant(windowStart, zone);
        for (int day = 0; day < 3 && random.nextInt(4) > 0; day++) {
            addHours(rules, date.plusDays(day));
        }
        return daybook.calendars()
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setName("Random " + UUID.randomUUID())
                        .setTimeZone(zone.getId())
                        .setRules(rules)
                        .build())
                .getReceipt()
                .getId();
    }

    private void addHours(CalendarRules.Builder rules, LocalDate date) {
        Weekday weekday = Weekday.forNumber(date.getDayOfWeek().getValue());
        rules.addWeeklyHours(hours(weekday, "00:00", time(1, 9)));
        rules.addWeeklyHours(hours(weekday, time(10, 13), random.nextBoolean() ? "24:00" : time(15, 23)));
        if (random.nextBoolean()) {
            rules.addHoursExceptions(HoursException.newBuilder()
                    .setFirstDate(date.toString())
                    .setKind(random.nextBoolean()
                            ? HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED
                            : HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN)
                    .setFromTime(time(1, 11))
                    .setUntilTime(time(12, 20)));
        }
    }

    private static WeeklyHours hours(Weekday weekday, String opens, String closes) {
        return WeeklyHours.newBuilder()
                .setWeekday(weekday)
                .setOpens(opens)
                .setCloses(closes)
                .build();
    }

    private String time(int fromHour, int toHour) {
        return LocalTime.of(fromHour + random.nextInt(toHour - fromHour), 5 * random.nextInt(12)).toString();
    }

    private Duration minutes(int... choices) {
        return Durations.fromMinutes(choices[random.nextInt(choices.length)]);
    }

    private static Duration until(Instant instant) {
        return Durations.fromSeconds(
                java.time.Duration.between(Instant.now(), instant.plus(OFF_GRID)).toSeconds());
    }
}
