package io.daybook.chaos.load;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.chaos.journal.Answer.Acknowledged;
import io.daybook.chaos.journal.Answer.Refused;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.v1.Appointment;
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
    void whatTheJournalSaysIsWhatTheLogHas(Daybook daybook) throws InterruptedException {
        long before = daybook.head();
        try (Load load = Load.start(
                journal, daybook.commandAddresses(), List.of(daybook.stack().queryAddress()), before + 1)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> hasSeenEnough(load.counts()));
            load.finish(Duration.ofMinutes(1));
        }

        Map<String, List<Event>> log = daybook.log(before + 1).stream().collect(groupingBy(Event::getRequestId));
        assertThat(journal.commands()).allSatisfy(command -> assertThat(isTrue(command, log)).isTrue());
        assertThat(journal.calendarWatches()).hasSize(10).allSatisfy(watch -> assertThat(watch.delivered()).isNotEmpty());
        assertThat(journal.watches()).isNotEmpty().allSatisfy(LoadTest::goesForward);
        assertThat(journal.reads()).allSatisfy(read -> assertThat(read.appointment()
                        .map(Appointment::getVersion)
                        .orElse(0L))
                .isPositive()
                .isGreaterThanOrEqualTo(read.minVersion()));
    }

    @Test
    void someCommandsAreSentTwiceAndAnsweredAlike(Daybook daybook) throws InterruptedException {
        try (Load load = Load.start(
                journal, daybook.commandAddresses(), List.of(daybook.stack().queryAddress()), daybook.head() + 1)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !repeated().isEmpty());
            load.finish(Duration.ofMinutes(1));
        }

        assertThat(repeated()).allSatisfy(entries -> assertThat(entries.stream()
                        .map(CommandEntry::answer)
                        .filter(Acknowledged.class::isInstance)
                        .distinct())
                .hasSize(1));
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

    /** Acknowledged is what is there, or found everything to be as wanted; refused is what is not there. */
    private static boolean isTrue(CommandEntry command, Map<String, List<Event>> log) {
        List<Event> own = log.getOrDefault(command.requestId(), List.of());
        return switch (command.answer()) {
            case Acknowledged(var receipt) -> own.isEmpty() || own.getFirst().getPosition() == receipt.getPosition();
            case Refused _ -> own.isEmpty();
            default -> false;
        };
    }

    private static void goesForward(WatchTranscript watch) {
        assertThat(watch.end()).isNotEqualTo(WatchTranscript.End.FAILED);
        assertThat(watch.delivered()).extracting(Appointment::getVersion).isSorted().doesNotHaveDuplicates();
    }
}
