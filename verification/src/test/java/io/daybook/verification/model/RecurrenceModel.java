package io.daybook.verification.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The starts of a series, day by day, for the rules that the test asks for: FREQ, INTERVAL of days, BYDAY, COUNT. */
final class RecurrenceModel {

    private RecurrenceModel() {}

    /** The starts as epoch seconds, in order. */
    static List<Long> starts(Asked asked, String zone) {
        LocalDateTime first = LocalDateTime.parse(asked.text("local_start_time"));
        String rule = asked.text("recurrence_rule");
        int count = Integer.parseInt(part(rule, "COUNT", "0"));
        var starts = new ArrayList<Long>();
        int counted = 0;
        for (LocalDate day = first.toLocalDate(); counted < count; day = day.plusDays(1)) {
            LocalDateTime local = day.atTime(first.toLocalTime());
            boolean exists = !ZoneId.of(zone).getRules().getValidOffsets(local).isEmpty();
            if (exists && (day.equals(first.toLocalDate()) || recursOn(day, first.toLocalDate(), rule))) {
                counted++;
                if (!isExcepted(local, asked)) {
                    starts.add(Place.second(local.toString(), zone));
                }
            }
        }
        if (starts.isEmpty()) {
            throw Refusal.invalid("except_local_start_times");
        }
        return starts;
    }

    private static boolean recursOn(LocalDate day, LocalDate first, String rule) {
        long days = day.toEpochDay() - first.toEpochDay();
        return part(rule, "FREQ", "").equals("DAILY")
                ? days % Integer.parseInt(part(rule, "INTERVAL", "1")) == 0
                : part(rule, "BYDAY", "").contains(day.getDayOfWeek().name().substring(0, 2));
    }

    private static boolean isExcepted(LocalDateTime local, Asked asked) {
        List<String> excepted = asked.list("except_local_start_times");
        return excepted.contains(local.toString())
                || excepted.contains(local.toLocalDate().toString());
    }

    private static String part(String rule, String name, String otherwise) {
        for (String part : rule.split(";")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return otherwise;
    }
}
