package io.daybook.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Something that recurs from a local time on in a zone, and when it starts then. */
record OccurrencesScenario(String first, String zone, ExceptedStarts excepted) {

    static OccurrencesScenario from(String first, String zone) {
        return new OccurrencesScenario(first, zone, ExceptedStarts.NONE);
    }

    OccurrencesScenario exceptTimes(String... times) {
        var parsed = Set.of(times).stream().map(LocalDateTime::parse).toList();
        return new OccurrencesScenario(first, zone, new ExceptedStarts(excepted.days(), Set.copyOf(parsed)));
    }

    OccurrencesScenario exceptDays(String... days) {
        var parsed = Set.of(days).stream().map(LocalDate::parse).toList();
        return new OccurrencesScenario(first, zone, new ExceptedStarts(Set.copyOf(parsed), excepted.times()));
    }

    Occurrences by(String rule) {
        return Occurrences.of(LocalDateTime.parse(first), ZoneId.of(zone), RecurrenceRule.parse(rule), excepted);
    }

    List<Occurrence> starts(String rule) {
        Occurrences occurrences = by(rule);
        assertThat(occurrences).as(rule).isInstanceOf(Occurrences.Found.class);
        return ((Occurrences.Found) occurrences).starts();
    }

    /** The local starts, such as {@code 2027-03-28T10:00}. */
    List<String> localStarts(String rule) {
        return starts(rule).stream().map(start -> start.localStart().toString()).toList();
    }

    /** The instants, such as {@code 2027-03-28T08:00:00Z}. */
    List<String> instants(String rule) {
        return starts(rule).stream().map(start -> start.start().toString()).toList();
    }

    /** The days by month, such as {@code 1997-09: 2 4; 1997-10: 2}. */
    String days(String rule) {
        return starts(rule).stream()
                .map(start -> start.localStart().toLocalDate())
                .collect(groupingBy(YearMonth::from, TreeMap::new, mapping(OccurrencesScenario::dayOfMonth, joining(" "))))
                .entrySet()
                .stream()
                .map(month -> month.getKey() + ": " + month.getValue())
                .collect(joining("; "));
    }

    private static String dayOfMonth(LocalDate day) {
        return String.valueOf(day.getDayOfMonth());
    }

    void isUnusable(String rule, String field, String problem) {
        assertThat(by(rule)).isEqualTo(new Occurrences.Unusable(new Rejection.InvalidField(field, problem)));
    }
}
