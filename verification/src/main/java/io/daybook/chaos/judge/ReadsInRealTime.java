package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.ReadEntry;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;

/** G4: a read that began after another one was answered is not answered from older views. */
final class ReadsInRealTime {

    private ReadsInRealTime() {}

    static Tally judge(List<ReadEntry> reads) {
        var tally = new Tally("G4", "views read in real time");
        var byEnd = new ArrayDeque<>(reads.stream()
                .filter(ReadsInRealTime::tellsWhereViewsWere)
                .sorted(Comparator.comparingLong(ReadEntry::endedNanos))
                .toList());
        long newest = 0;
        List<ReadEntry> byBegin =
                reads.stream().sorted(Comparator.comparingLong(ReadEntry::begunNanos)).toList();
        for (ReadEntry read : byBegin) {
            while (!byEnd.isEmpty() && byEnd.getFirst().endedNanos() < read.begunNanos()) {
                newest = Math.max(newest, byEnd.removeFirst().asOfPosition());
            }
            tally.examined();
            if (read.appointment().isPresent() && read.asOfPosition() < newest) {
                tally.breach(
                        "appointment %s was read as of position %d after views had been read as of position %d",
                        read.appointmentId(), read.asOfPosition(), newest);
            }
        }
        return tally;
    }

    /** An appointment can be newer than the views as a whole, which its answer then does not tell of. */
    private static boolean tellsWhereViewsWere(ReadEntry read) {
        return read.appointment()
                .filter(appointment -> appointment.getPosition() < read.asOfPosition())
                .isPresent();
    }
}
