package io.daybook.cli.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The occurrences of a recurring event, as far as limits allow. */
final class Series {

    /** Looking further than that for what was cut off costs more than anyone gains by knowing. */
    private static final int COUNTED = 10_000;

    private static final int YEARS_COUNTED = 100;

    private final IcsEvent event;
    private final FileZones zones;
    private final SeriesLimits limits;

    Series(IcsEvent event, FileZones zones, SeriesLimits limits) {
        this.event = event;
        this.zones = zones;
        this.limits = limits;
    }

    /**
     * What is booked of a series.
     *
     * @param taken   the starts, on the event's clock
     * @param cutOff  how many the limits cut off, as far as counted
     * @param endless whether there are more than could be counted
     */
    record Occurrences(List<LocalDateTime> taken, int cutOff, boolean endless) {}

    static boolean isSeries(IcsComponent component) {
        return component.first("RRULE").isPresent() || component.first("RDATE").isPresent();
    }

    /** The occurrences, without those that EXDATE takes out. */
    Occurrences occurrences() {
        LocalDateTime lastAllowed = countedFrom().plus(limits.length());
        TreeSet<LocalDateTime> all = new TreeSet<>(Comparator.naturalOrder());
        all.add(event.start());
        boolean endless = false;
        for (IcsProperty rule : event.component().all("RRULE").toList()) {
            Recurrence recurrence = Recurrence.parse(rule.value());
            List<LocalDateTime> dates = dates(recurrence, lastAllowed);
            all.addAll(dates);
            endless |= recurrence.isEndless() || dates.size() >= COUNTED;
        }
        event.times("RDATE").map(time -> event.onClock(time, zones)).forEach(all::add);
        Set<String> excluded = event.times("EXDATE")
                .map(time -> event.place(event.onClock(time, zones)))
                .collect(Collectors.toSet());
        List<LocalDateTime> kept = all.stream()
                .filter(time -> !excluded.contains(event.place(time)))
                .filter(time -> !endsBy(time, limits.present().map(SeriesLimits.Present::earliestEnd)))
                .toList();
        Stream<LocalDateTime> past = kept.stream().filter(this::isPast);
        Stream<LocalDateTime> toCome = kept.stream()
                .filter(time -> !isPast(time) && !time.isAfter(lastAllowed))
                .limit(limits.occurrences());
        List<LocalDateTime> taken = Stream.concat(past, toCome).toList();
        return new Occurrences(taken, kept.size() - taken.size(), endless);
    }

    private LocalDateTime countedFrom() {
        return limits.present().map(present -> event.onClock(present.now())).orElse(event.start());
    }

    private boolean isPast(LocalDateTime start) {
        return endsBy(start, limits.present().map(SeriesLimits.Present::now));
    }

    private boolean endsBy(LocalDateTime start, Optional<Instant> time) {
        return time.map(by -> !event.extent().endOf(start, event.clock()).isAfter(by)).orElse(false);
    }

    /** Far enough to count what is cut off of a rule that ends, and no further than the limits for one that does not. */
    private List<LocalDateTime> dates(Recurrence recurrence, LocalDateTime lastAllowed) {
        if (recurrence.isEndless()) {
            List<LocalDateTime> begun = limits.present()
                    .map(present -> recurrence.dates(event.start(), earliestStart(present), countedFrom(), COUNTED))
                    .orElse(List.of());
            List<LocalDateTime> toCome =
                    recurrence.dates(event.start(), countedFrom(), lastAllowed, limits.occurrences() + excludedCount());
            return Stream.concat(begun.stream(), toCome.stream()).toList();
        }
        Optional<Instant> until = recurrence.until().map(this::instant);
        LocalDateTime horizon = event.start().plusYears(YEARS_COUNTED);
        LocalDateTime last = until.map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC).plusDays(2))
                .filter(horizon::isAfter)
                .orElse(horizon);
        return recurrence.dates(event.start(), event.start(), last, COUNTED).stream()
                .filter(time -> until.map(limit -> !event.clock().instant(time).isAfter(limit)).orElse(true))
                .toList();
    }

    /** Before the start of all that ends late enough to be booked, however clocks change. */
    private LocalDateTime earliestStart(SeriesLimits.Present present) {
        return event.onClock(present.earliestEnd())
                .minus(event.extent().time())
                .minusDays(event.extent().days() + 1);
    }

    private int excludedCount() {
        return (int) event.times("EXDATE").count();
    }

    private Instant instant(IcsTime until) {
        return switch (until) {
            // A day counts whole, so that the occurrence on it is still one.
            case IcsTime.Date(var date) -> event.clock().instant(date.atTime(23, 59, 59));
            case IcsTime.Local(var local, var _) -> event.clock().instant(local);
            case IcsTime.Utc(var instant) -> instant;
        };
    }
}
