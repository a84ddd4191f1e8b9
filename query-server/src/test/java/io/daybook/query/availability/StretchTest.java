package io.daybook.query.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {

    @Test
    void stretchesCoverAnIntervalAndFollowEachOther() {
        LocalDate first = LocalDate.parse("1969-12-20");
        LocalDate last = LocalDate.parse("1970-02-10");
        var interval = new TimeSlot(Instant.parse(first + "T12:00:00Z"), Instant.parse(last + "T00:00:01Z"));

        List<LocalDate> days =
                Stretch.touchedBy(interval).flatMap(Stretch::days).toList();

        assertThat(days).contains(first, last).isEqualTo(days.getFirst().datesUntil(days.getLast().plusDays(1)).toList());
        assertThat(days).allSatisfy(day -> assertThat(Stretch.of(day).days()).contains(day));
    }

    @Test
    void whereAnIntervalEndsIsNotTouched() {
        Stretch stretch = Stretch.of(LocalDate.parse("2027-03-01"));
        Instant start = Instant.parse(stretch.days().toList().getFirst() + "T00:00:00Z");
        Instant end = Instant.parse(stretch.days().toList().getLast().plusDays(1) + "T00:00:00Z");

        assertThat(Stretch.touchedBy(new TimeSlot(start, end))).containsExactly(stretch);
    }
}
