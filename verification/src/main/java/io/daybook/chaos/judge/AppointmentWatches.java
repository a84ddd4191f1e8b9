package io.daybook.chaos.judge;

import io.daybook.audit.Tally;
import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.v1.Appointment;
import io.daybook.views.AppointmentStates;
import java.util.List;
import java.util.Optional;

/** G6: watches of appointments deliver versions in increasing order, all if asked to, and reach their target. */
final class AppointmentWatches {

    private final KnownLog log;
    private final ToldVersions toldVersions;
    private final Tally tally = new Tally("G6", "watches of appointments");

    private AppointmentWatches(KnownLog log, ToldVersions toldVersions) {
        this.log = log;
        this.toldVersions = toldVersions;
    }

    static Tally judge(List<WatchTranscript> watches, KnownLog log, ToldVersions toldVersions) {
        var judging = new AppointmentWatches(log, toldVersions);
        watches.forEach(judging::judge);
        return judging.tally;
    }

    private void judge(WatchTranscript watch) {
        tally.examined();
        long first = Math.max(1, watch.fromVersion());
        long next = first;
        for (Appointment delivered : watch.delivered()) {
            long version = delivered.getVersion();
            if (version < next) {
                breach(watch, "delivered version %d where %d or later was due".formatted(version, next));
            }
            if (watch.everyVersion() && version > next) {
                breach(watch, "every version was wanted, version %d came where %d was due".formatted(version, next));
            }
            if (watch.untilVersion() > 0 && next > first && next > watch.untilVersion()) {
                breach(watch, "went on with version %d beyond its target".formatted(version));
            }
            if (!log.state(watch.appointmentId(), version).equals(Optional.of(delivered))) {
                breach(watch, "version %d was delivered in a state that the log never had".formatted(version));
            }
            next = version + 1;
        }
        judgeEnd(watch, next - 1, first);
    }

    private void judgeEnd(WatchTranscript watch, long last, long first) {
        long told = toldVersions.newest(watch.appointmentId());
        switch (watch.end()) {
            case REACHED -> {
                if (watch.untilVersion() == 0 || last < watch.untilVersion()) {
                    breach(watch, "ended as if it had reached its target, at version " + last);
                }
            }
            case UNREACHABLE -> {
                boolean ended = log.states(watch.appointmentId()).stream()
                        .anyMatch(state -> AppointmentStates.isFinal(state.getState())
                                && state.getVersion() < watch.untilVersion()
                                && (state.getVersion() < first || state.getVersion() == last));
                if (!ended) {
                    breach(watch, "was told that its target cannot come, after version " + last);
                }
            }
            case ENDED_BY_CLIENT -> {
                if (told >= first && last < told) {
                    breach(watch, "never delivered version %d, which was acknowledged".formatted(told));
                }
                if (watch.untilVersion() > 0 && told >= watch.untilVersion()) {
                    breach(watch, "was not ended by its target, though version %d was acknowledged".formatted(told));
                }
            }
            case DISCONNECTED -> {}
            case FAILED -> breach(watch, "failed after version " + last);
        }
    }

    private void breach(WatchTranscript watch, String problem) {
        tally.breach(
                "watch of appointment %s (from %d, until %d%s) %s; delivered %s",
                watch.appointmentId(),
                watch.fromVersion(),
                watch.untilVersion(),
                watch.everyVersion() ? ", every version" : "",
                problem,
                watch.delivered().stream().map(Appointment::getVersion).toList());
    }
}
