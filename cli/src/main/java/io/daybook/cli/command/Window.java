package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.text.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options that bound appointments in time. */
final class Window {

    @Option(
            names = "--from",
            paramLabel = "DATE|TIME",
            order = 20,
            description = "Only what ends after this: 2027-03-02, 2027-03-02T10:00, or with an offset.")
    private Moment from;

    @Option(
            names = "--to",
            paramLabel = "DATE|TIME",
            order = 21,
            description = "Only what starts before this; a DATE counts whole.")
    private Moment to;

    /** Where the window starts; the zone is asked for only if it matters. */
    Optional<Instant> start(Supplier<ZoneId> zone) {
        return resolve("--from", from, zone, Moment::firstInstant);
    }

    /** Where the window ends, exclusive. */
    Optional<Instant> end(Supplier<ZoneId> zone) {
        return resolve("--to", to, zone, Moment::endInstant);
    }

    private interface Resolution {
        Instant of(Moment moment, ZoneId zone);
    }

    private static Optional<Instant> resolve(String option, Moment moment, Supplier<ZoneId> zone, Resolution resolution) {
        if (moment == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(resolution.of(moment, moment.needsZone() ? zone.get() : ZoneId.of("UTC")));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, List.of(option + ": " + e.getMessage()), e);
        }
    }
}
