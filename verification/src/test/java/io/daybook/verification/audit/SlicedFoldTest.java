package io.daybook.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.audit.Finding;
import io.daybook.audit.Progress;
import io.daybook.audit.Tally;
import io.daybook.audit.log.FoldedCalendar;
import io.daybook.audit.log.LogReader;
import io.daybook.audit.log.SlicedFold;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log that is too large to be remembered is folded part by part, and no part is left out or judged twice. */
class SlicedFoldTest {

    private static final int CALENDARS = 20;
    private static final int HOURS = 30;
    private static final int EVERYTHING = Integer.MAX_VALUE;

    private ServedLog log;
    private LogReader reader;

    @BeforeEach
    void serve() throws Exception {
        log = new ServedLog();
        for (int calendar = 0; calendar < CALENDARS; calendar++) {
            log.calendar("room-" + calendar);
        }
        for (int hour = 0; hour < HOURS; hour++) {
            for (int calendar = 0; calendar < CALENDARS; calendar++) {
                log.booked("room-" + calendar, hour);
            }
        }
        log.booked("room-7", 3);
        reader = new LogReader(log.address(), 0);
    }

    @AfterEach
    void close() {
        reader.close();
        log.close();
    }

    @Test
    void itComesToTheSameInAnyNumberOfParts() {
        List<Finding> whole = fold(EVERYTHING);
        List<Finding> inParts = fold(HOURS * 4);

        assertThat(inParts.subList(0, 2)).isEqualTo(whole.subList(0, 2));
        // Those of calendars come in another order.
        assertThat(inParts.getLast().remarks()).containsExactlyInAnyOrderElementsOf(whole.getLast().remarks());
        assertThat(whole.getLast().remarks()).hasSize(CALENDARS).doesNotHaveDuplicates();
        assertThat(whole).extracting(Finding::examined).startsWith((long) log.events().size(), HOURS * CALENDARS + 1L);
        assertThat(whole).flatExtracting(Finding::breaches)
                .singleElement().asString().contains("position " + log.events().size(), "of calendar room-7 with 1 seats");
    }

    @Test
    void oneCalendarThatAloneIsTooLargeIsFoldedAllTheSame() {
        log.events().removeIf(event -> !event.toString().contains("room-7"));

        assertThat(fold(HOURS)).isEqualTo(fold(EVERYTHING));
    }

    private List<Finding> fold(int mostRemembered) {
        var fold = new SlicedFold(reader, log.events().size(), log.events().size() - 10, mostRemembered, Progress.NONE);
        return fold.run(new Tally("G4", "calendars"), SlicedFoldTest::judge).stream().map(Tally::finding).toList();
    }

    private static Tally judge(SlicedFold.Calendars calendars) {
        var tally = new Tally("G4", "calendars");
        calendars.calendars().stream()
                .map(FoldedCalendar::snapshot)
                .filter(snapshot -> snapshot.revision().version() > 0)
                .forEach(snapshot -> tally.remark("%s", snapshot.id()));
        return tally;
    }
}
