package io.daybook.verification.model;

import com.google.protobuf.Duration;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import java.util.HashSet;
import java.util.Set;

/** Rules of calendars as chance has them; each is legal, and two of them may contradict each other. For one thread. */
final class RandomRules {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    /** Two of them touch. */
    private static final String[][] PERIODS = {
        {"00:00", "07:30"}, {"07:30", "12:00"}, {"12:30", "18:00"}, {"18:00", "24:00"}
    };

    private static final String[][] EXCEPTED = {{"00:00", "24:00"}, {"01:00", "04:00"}, {"11:00", "14:30"}};

    private final Dice dice;
    private final RandomTimes times;

    RandomRules(Dice dice, RandomTimes times) {
        this.dice = dice;
        this.times = times;
    }

    /** Rules in which nothing contradicts anything, nor is set to what it is without. */
    CalendarRules consistent(String zone) {
        CalendarRules rules = any(zone);
        boolean consistent = (rules.getMaxLength().getSeconds() == 0
                        || rules.getMaxLength().getSeconds() >= rules.getMinLength().getSeconds())
                && (rules.getMaxHorizon().getSeconds() == 0
                        || rules.getMaxHorizon().getSeconds() > rules.getMinNotice().getSeconds());
        return consistent ? RulesModel.normal(rules) : consistent(zone);
    }

    CalendarRules any(String zone) {
        CalendarRules.Builder rules = CalendarRules.newBuilder()
                .setBufferBefore(mostlyNone(5 * MINUTE, 15 * MINUTE))
                .setBufferAfter(mostlyNone(10 * MINUTE, 15 * MINUTE, 90))
                .setGranularity(mostlyNone(5 * MINUTE, 15 * MINUTE, 45 * MINUTE))
                .setMinLength(mostlyNone(15 * MINUTE, 30 * MINUTE))
                .setMaxLength(mostlyNone(60 * MINUTE, 90 * MINUTE, 2 * HOUR))
                .setMinNotice(mostlyNone(HOUR, 3 * HOUR, 10 * HOUR))
                .setMaxHorizon(mostlyNone(6 * HOUR, 8 * HOUR, 400 * DAY))
                .setChangeNotice(mostlyNone(2 * HOUR, DAY))
                .setRequiresConfirmation(dice.percent(35));
        if (dice.percent(60)) {
            rules.setSeats(dice.oneOf(1, 2, 2, 3));
        }
        if (dice.percent(30)) {
            addHours(rules);
        }
        if (dice.percent(20)) {
            addExceptions(rules, zone);
        }
        return rules.build();
    }

    private Duration mostlyNone(int... seconds) {
        int chosen = dice.percent(80) ? 0 : seconds[dice.below(seconds.length)];
        return Duration.newBuilder().setSeconds(chosen).build();
    }

    private void addHours(CalendarRules.Builder rules) {
        for (int day = 1; day <= 7; day++) {
            for (String[] period : PERIODS) {
                if (dice.percent(90)) {
                    rules.addWeeklyHours(WeeklyHours.newBuilder()
                            .setWeekday(Weekday.forNumber(day))
                            .setOpens(period[0])
                            .setCloses(period[1]));
                }
            }
        }
    }

    private void addExceptions(CalendarRules.Builder rules, String zone) {
        Set<String> dates = new HashSet<>();
        for (int i = dice.below(3); i >= 0; i--) {
            String date = times.date(zone);
            if (dates.add(date)) {
                String[] period = dice.oneOf(EXCEPTED);
                rules.addHoursExceptions(HoursException.newBuilder()
                        .setFirstDate(date)
                        .setKind(dice.oneOf(
                                HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED,
                                HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN))
                        .setFromTime(period[0])
                        .setUntilTime(period[1]));
            }
        }
    }
}
