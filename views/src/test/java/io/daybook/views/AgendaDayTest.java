package io.daybook.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AgendaDayTest {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 28);

    @Test
    void anAppointmentTouchesEveryUtcDayItTakesTimeOf() {
        assertThat(days("2027-03-28T00:00:00Z", "2027-03-29T00:00:00Z")).containsExactly("2027-03-28");
        assertThat(days("2027-03-28T23:59:59Z", "2027-03-29T00:00:01Z")).containsExactly("2027-03-28", "2027-03-29");
        assertThat(days("2027-12-31T12:00:00Z", "2028-01-02T12:00:00Z"))
                .containsExactly("2027-12-31", "2028-01-01", "2028-01-02");
        assertThat(days("1900-01-01T00:00:00Z", "1900-01-01T00:00:01Z")).containsExactly("1900-01-01");
    }

    @Test
    void aLeapYearLongAppointmentTouchesItsDays() {
        assertThat(days("2028-01-01T00:00:00Z", "2029-01-01T00:00:00Z")).hasSize(366);
    }

    @Test
    void entriesAreReplacedAndKeptInOrder() {
        AgendaDay day = AgendaDay.empty("c", DAY)
                .with(entry("late", 20, 21), 1)
                .with(entry("early", 8, 9), 2)
                .with(entry("late", 6, 7), 3);

        assertThat(day.entries()).containsExactly(entry("late", 6, 7), entry("early", 8, 9));
        assertThat(day.position()).isEqualTo(3);
        assertThat(day.without("late", 4)).isEqualTo(new AgendaDay("c", DAY, 4, day.entries().subList(1, 2)));
    }

    @Test
    void aDayComesBackExactly() {
        AgendaDay day = AgendaDay.empty("c", DAY).with(entry("a", 8, 9), 1L << 40);

        assertThat(AgendaDay.fromBson(DocumentsTest.stored(day.toBson()))).isEqualTo(day);
        assertThat(day.id()).isEqualTo("c/2027-03-28");
    }

    private static AgendaDay.Entry entry(String id, int startHour, int endHour) {
        return new AgendaDay.Entry(
                id,
                DAY.atTime(startHour, 0).toInstant(ZoneOffset.UTC),
                DAY.atTime(endHour, 0).toInstant(ZoneOffset.UTC),
                DAY.atTime(startHour - 1, 45).toInstant(ZoneOffset.UTC),
                DAY.atTime(endHour, 10).toInstant(ZoneOffset.UTC),
                1);
    }

    private static Iterable<String> days(String start, String end) {
        return AgendaDay.daysBetween(Instant.parse(start), Instant.parse(end))
                .map(LocalDate::toString)
                .toList();
    }
}
