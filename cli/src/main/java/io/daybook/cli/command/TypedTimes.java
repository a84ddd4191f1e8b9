package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.text.Moment;
import io.daybook.cli.text.TimeText;
import io.daybook.cli.text.TypedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the times on a command line mean. Of those in words it says on stderr what they came to, so that nobody has to
 * guess. For one thread.
 */
final class TypedTimes {

    private final Session session;
    private final Supplier<ZoneId> zoneLookup;
    private final Map<TypedTime, Moment> told = new HashMap<>();
    private ZoneId zone;

    /** Times of one command; the zone is looked up only if one of them needs it. */
    TypedTimes(Session session, Supplier<ZoneId> zone) {
        this.session = session;
        this.zoneLookup = zone;
    }

    /** The time an option names; one in words comes as a day or an instant. */
    Moment moment(String option, TypedTime time) {
        return switch (time) {
            case TypedTime.Iso(var moment) -> moment;
            case TypedTime.InWords words -> told.computeIfAbsent(words, _ -> spoken(option, words));
        };
    }

    /** The first instant of the time an option names. */
    Instant first(String option, TypedTime time) {
        return resolved(option, time, moment -> moment.firstInstant(zoneOf(moment)));
    }

    /** Where a span that lasts to the time an option names ends, exclusive: a day counts whole. */
    Instant end(String option, TypedTime time) {
        return resolved(option, time, moment -> moment.endInstant(zoneOf(moment)));
    }

    /** When a day of the zone begins. */
    Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    /** The time an option names, on the wall clock of the zone; a day begins at midnight. */
    LocalDateTime local(String option, TypedTime time) {
        return switch (moment(option, time)) {
            case Moment.Local(var local) -> local;
            case Moment.Day(var date) -> date.atStartOfDay();
            case Moment.At(var instant) -> onClock(option, instant);
        };
    }

    private LocalDateTime onClock(String option, Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone());
        if (!local.atZone(zone()).toInstant().equals(instant)) {
            throw new Failure(
                    ExitCode.USAGE, "%s: %s occurs twice in %s; only the earlier can be meant here"
                            .formatted(option, local, zone()));
        }
        return local;
    }

    private Moment spoken(String option, TypedTime.InWords time) {
        try {
            Moment moment = time.resolve(session.begun(), zone());
            session.console().message("%s = %s".formatted(time.words(), TimeText.resolved(moment, zone())));
            return moment;
        } catch (IllegalArgumentException e) {
            throw unusable(option, e);
        }
    }

    private Instant resolved(String option, TypedTime time, Function<Moment, Instant> instant) {
        Moment moment = moment(option, time);
        try {
            return instant.apply(moment);
        } catch (IllegalArgumentException e) {
            throw unusable(option, e);
        }
    }

    private ZoneId zoneOf(Moment moment) {
        return moment.needsZone() ? zone() : ZoneId.of("UTC");
    }

    private ZoneId zone() {
        if (zone == null) {
            zone = zoneLookup.get();
        }
        return zone;
    }

    private static Failure unusable(String option, IllegalArgumentException e) {
        return new Failure(ExitCode.USAGE, List.of(option + ": " + e.getMessage()), e);
    }
}
