package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.ReadEntry;
import io.daybook.v1.Appointment;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * G4: a read that began after another one was answered is not answered from older views, and shows no older version of the
 * same appointment, whichever server and whichever set of views answered.
 */
final class ReadsInRealTime {

    private final Tally tally = new Tally("G4", "views read in real time");

    private ReadsInRealTime() {}

    static Tally judge(List<ReadEntry> reads) {
        var judging = new ReadsInRealTime();
        List<ReadEntry> found =
                reads.stream().filter(read -> read.appointment().isPresent()).toList();
        reads.forEach(_ -> judging.tally.examined());
        judging.judgePositions(found);
        found.stream()
                .collect(Collectors.groupingBy(ReadEntry::appointmentId))
                .values()
                .forEach(judging::judgeVersions);
        return judging.tally;
    }

    private void judgePositions(List<ReadEntry> found) {
        compare(found, ReadsInRealTime::tellsWhereViewsWere, ReadEntry::asOfPosition, (read, newest) -> tally.breach(
                "appointment %s was read as of position %d after views had been read as of position %d",
                read.appointmentId(), read.asOfPosition(), newest));
    }

    private void judgeVersions(List<ReadEntry> ofOne) {
        compare(ofOne, _ -> true, ReadsInRealTime::version, (read, newest) -> tally.breach(
                "appointment %s was read at version %d, as of position %d, after it had been read at version %d",
                read.appointmentId(), version(read), read.asOfPosition(), newest));
    }

    /** Tells of each read that answered less than one that had ended before it began, with what that had answered. */
    private static void compare(
            List<ReadEntry> reads,
            Predicate<ReadEntry> isTelling,
            ToLongFunction<ReadEntry> answered,
            ObjLongConsumer<ReadEntry> breach) {
        var byEnd = new ArrayDeque<>(reads.stream()
                .filter(isTelling)
                .sorted(Comparator.comparingLong(ReadEntry::endedNanos))
                .toList());
        long newest = 0;
        List<ReadEntry> byBegin =
                reads.stream().sorted(Comparator.comparingLong(ReadEntry::begunNanos)).toList();
        for (ReadEntry read : byBegin) {
            while (!byEnd.isEmpty() && byEnd.getFirst().endedNanos() < read.begunNanos()) {
                newest = Math.max(newest, answered.applyAsLong(byEnd.removeFirst()));
            }
            if (answered.applyAsLong(read) < newest) {
                breach.accept(read, newest);
            }
        }
    }

    private static long version(ReadEntry read) {
        return read.appointment().map(Appointment::getVersion).orElseThrow();
    }

    /** An appointment can be newer than the views as a whole, which its answer then does not tell of. */
    private static boolean tellsWhereViewsWere(ReadEntry read) {
        return read.appointment()
                .filter(appointment -> appointment.getPosition() < read.asOfPosition())
                .isPresent();
    }
}
