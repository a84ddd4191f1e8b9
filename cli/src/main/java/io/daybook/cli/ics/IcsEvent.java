package io.daybook.cli.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A VEVENT whose times are understood.
 *
 * @param component the VEVENT
 * @param start     its start on the clock
 * @param wholeDays whether it is given in days and not in times
 * @param clock     the clock its local times are read on
 * @param extent    how long it takes
 */
record IcsEvent(IcsComponent component, LocalDateTime start, boolean wholeDays, LocalClock clock, Extent extent) {

    /**
     * Reads a VEVENT.
     *
     * @throws UnbookableException if it has no usable times
     */
    static IcsEvent of(IcsComponent component, FileZones zones) {
        IcsProperty start =
                component.first("DTSTART").orElseThrow(() -> new UnbookableException("it has no start (DTSTART)"));
        IcsTime time = IcsTime.of(start);
        LocalDateTime local = local(time);
        LocalClock clock = clock(time, zones);
        Extent extent = extent(component, time, local, clock, zones);
        return new IcsEvent(component, local, time instanceof IcsTime.Date, clock, extent);
    }

    /** Which place in a series a time of the series is, however it is written. */
    String place(LocalDateTime time) {
        return wholeDays ? time.toLocalDate().toString() : clock.instant(time).toString();
    }

    /** The places that the values of EXDATE or RDATE, or a RECURRENCE-ID, name. */
    LocalDateTime onClock(IcsTime time, FileZones zones) {
        return switch (time) {
            // A day among times means the occurrence of that day, as some producers write it.
            case IcsTime.Date(var date) -> date.atTime(start.toLocalTime());
            case IcsTime.Local(var local, var zone) when zone.isEmpty() -> local;
            case IcsTime.Local _, IcsTime.Utc _ -> onClock(clock(time, zones).instant(local(time)));
        };
    }

    /** The values of all properties of a name that hold times. */
    Stream<IcsTime> times(String property) {
        return component.all(property)
                .flatMap(each -> List.of(each.value().split(",")).stream()
                        // A period gives its start first.
                        .map(value -> IcsTime.of(each, value.replaceFirst("/.*", ""))));
    }

    /** The local time on this clock that is an instant: near its start's offset, then corrected. */
    LocalDateTime onClock(Instant instant) {
        LocalDateTime guess = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        for (int attempt = 0; attempt < 3; attempt++) {
            guess = guess.plus(Duration.between(clock.instant(guess), instant));
        }
        return guess;
    }

    /** The IANA zone to show it in. */
    ZoneId shown(FileZones zones) {
        return component.first(IcsWriter.ZONE).map(zone -> zones.of(zone.text()).shown()).orElseGet(clock::shown);
    }

    private static Extent extent(
            IcsComponent component, IcsTime start, LocalDateTime local, LocalClock clock, FileZones zones) {
        Optional<IcsProperty> end = component.first("DTEND").filter(property -> !property.value().isBlank());
        if (end.isPresent()) {
            return extent(start, IcsTime.of(end.get()), local, clock, zones);
        }
        return component.first("DURATION").map(Extent::of).orElseGet(() -> Extent.ofDays(
                start instanceof IcsTime.Date ? 1 : 0));
    }

    private static Extent extent(
            IcsTime start, IcsTime end, LocalDateTime local, LocalClock clock, FileZones zones) {
        if (start instanceof IcsTime.Date(var first) && end instanceof IcsTime.Date(var last)) {
            // The end is exclusive; a day that ends on itself is meant to last that day.
            return Extent.ofDays(first.equals(last) ? 1 : last.toEpochDay() - first.toEpochDay());
        }
        return Extent.between(clock.instant(local), clock(end, zones).instant(local(end)));
    }

    private static LocalDateTime local(IcsTime time) {
        return switch (time) {
            case IcsTime.Date(var date) -> date.atStartOfDay();
            case IcsTime.Local(var local, var _) -> local;
            case IcsTime.Utc(var instant) -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        };
    }

    private static LocalClock clock(IcsTime time, FileZones zones) {
        return switch (time) {
            case IcsTime.Date _ -> zones.ofCalendar();
            case IcsTime.Local(var _, var zone) -> zone.map(zones::of).orElseGet(zones::ofCalendar);
            case IcsTime.Utc _ -> zones.utc();
        };
    }
}
