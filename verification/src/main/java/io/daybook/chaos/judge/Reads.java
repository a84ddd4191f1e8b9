package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.ReadEntry;
import io.daybook.v1.Appointment;
import java.util.List;
import java.util.Optional;

/** G6: reads answer what was once true, no older than was asked for and than they say themselves. */
final class Reads {

    private final KnownLog log;
    private final Tally tally = new Tally("G6", "reads");

    private Reads(KnownLog log) {
        this.log = log;
    }

    static Tally judge(List<ReadEntry> reads, KnownLog log) {
        var judging = new Reads(log);
        reads.forEach(judging::judge);
        return judging.tally;
    }

    private void judge(ReadEntry read) {
        tally.examined();
        long version = read.appointment().map(Appointment::getVersion).orElse(0L);
        long then = log.versionAt(read.appointmentId(), read.asOfPosition());
        if (version < read.minVersion()) {
            breach(read, version, "older than version " + read.minVersion() + ", which was asked for");
        }
        if (read.asOfPosition() < read.minPosition()) {
            breach(read, version, "older than position " + read.minPosition() + ", which was asked for");
        }
        if (version < then) {
            breach(read, version, "then it had version " + then);
        }
        if (read.asOfPosition() > log.head()) {
            breach(read, version, "the log ends at position " + log.head());
        }
        read.appointment()
                .filter(answered -> !log.state(read.appointmentId(), version).equals(Optional.of(answered)))
                .ifPresent(_ -> breach(read, version, "the log never had that state"));
    }

    private void breach(ReadEntry read, long version, String problem) {
        tally.breach(
                "appointment %s was read at version %d as of position %d: %s",
                read.appointmentId(), version, read.asOfPosition(), problem);
    }
}
