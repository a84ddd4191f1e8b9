package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.text.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Resolves {@code --end}: the contract takes a local time for the start only. */
final class EndTime {

    private EndTime() {}

    /** The instant; the zone is asked for only if the time is local. */
    static Instant of(Moment end, Supplier<ZoneId> zone) {
        try {
            return end.firstInstant(end.needsZone() ? zone.get() : ZoneId.of("UTC"));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, List.of("--end: " + e.getMessage()), e);
        }
    }
}
