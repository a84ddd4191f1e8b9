package io.daybook.chaos.load;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.chaos.journal.Answer.Acknowledged;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.chaos.journal.WatchTranscript.End;
import io.daybook.chaos.judge.Check;
import io.daybook.chaos.judge.Evidence;
import io.daybook.chaos.judge.Judges;
import io.daybook.v1.Event;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningDaybook.class)
class LoadTest {

    private final Journal journal = new Journal();

    @Test
    void withoutFaultsAllItNotesIsTrueAndNothingIsLeftOut(Daybook daybook) throws InterruptedException {
        long before = daybook.head();
        try (Load load = Load.start(
                journal, daybook.commandAddresses(), List.of(daybook.stack().queryAddress()), before)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> hasSeenEnough(load.counts()) && !repeated().isEmpty());
            load.finish(Duration.ofMinutes(1));
        }

        assertThat(journal.calendarWatches()).hasSize(10).allSatisfy(watch -> assertThat(watch.delivered()).isNotEmpty());
        assertThat(journal.watches()).extracting(WatchTranscript::end).contains(End.REACHED, End.ENDED_BY_CLIENT);
        assertThat(journal.commands()).extracting(CommandEntry::requestId).containsAll(requestsOf(daybook.log(before + 1)));
        assertThat(Judges.judge(journal, evidence(daybook))).flatExtracting(Check::breaches).isEmpty();
    }

    private List<List<CommandEntry>> repeated() {
        return journal.commands().stream().collect(groupingBy(CommandEntry::requestId)).values().stream()
                .filter(entries -> entries.size() > 1)
                .filter(entries -> entries.getFirst().answer() instanceof Acknowledged)
                .toList();
    }

    private static boolean hasSeenEnough(Map<String, Long> counts) {
        return counts.getOrDefault("commands acknowledged", 0L) > 200
                && counts.getOrDefault("commands refused", 0L) > 10
                && counts.getOrDefault("reads answered", 0L) > 50
                && counts.getOrDefault("watches of appointments ended", 0L) > 5;
    }

    /** But for holds that run out, which nobody asked for. */
    private static List<String> requestsOf(List<Event> log) {
        return log.stream()
                .filter(event -> event.getPayloadCase() != Event.PayloadCase.HOLD_EXPIRED)
                .map(Event::getRequestId)
                .distinct()
                .toList();
    }

    private static Evidence evidence(Daybook daybook) {
        var settings = daybook.stack().environment();
        return new Evidence(
                daybook.stack().commandAddress(),
                settings.text("DAYBOOK_NATS_URL", ""),
                settings.text("DAYBOOK_MONGO_URL", ""),
                settings.text("DAYBOOK_MONGO_DATABASE", "daybook"));
    }
}
