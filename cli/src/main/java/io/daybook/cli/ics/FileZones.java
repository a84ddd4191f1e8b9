package io.daybook.cli.ics;

import io.daybook.cli.text.Zones;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds the clock a TZID means: an IANA zone by its name, also behind a producer's prefix; a Windows zone by its name;
 * else what the file's VTIMEZONE says; else the calendar's own zone, with a note.
 */
final class FileZones {

    /** Far enough back and ahead for any appointment whose local time matters. */
    private static final int FIRST_YEAR = 1970;

    private static final int YEARS = 135;
    private static final Properties WINDOWS = windowsNames();

    private final Map<String, IcsComponent> descriptions = new HashMap<>();
    private final Map<String, LocalClock> clocks = new HashMap<>();
    private final ZoneId calendarZone;
    private final Consumer<String> notes;

    FileZones(List<IcsComponent> calendars, ZoneId calendarZone, Consumer<String> notes) {
        this.calendarZone = calendarZone;
        this.notes = notes;
        calendars.stream()
                .flatMap(calendar -> calendar.parts("VTIMEZONE"))
                .forEach(zone -> descriptions.putIfAbsent(zone.text("TZID"), zone));
    }

    /** The clock of a time that names no zone. */
    LocalClock ofCalendar() {
        return new LocalClock.Iana(calendarZone);
    }

    /** The clock of UTC times. */
    LocalClock utc() {
        return new LocalClock.Utc(calendarZone);
    }

    /** The clock a TZID means. */
    LocalClock of(String tzid) {
        return clocks.computeIfAbsent(tzid, this::find);
    }

    private LocalClock find(String tzid) {
        Optional<LocalClock> named = named(tzid).map(LocalClock.Iana::new);
        Optional<IcsComponent> description = Optional.ofNullable(descriptions.get(tzid));
        return named.or(() -> description
                        .flatMap(zone -> named(zone.text("X-LIC-LOCATION")))
                        .map(LocalClock.Iana::new))
                .or(() -> description.flatMap(zone -> described(tzid, zone)))
                .orElseGet(() -> {
                    notes.accept("unknown time zone '%s': its times are read in %s".formatted(tzid, calendarZone));
                    return ofCalendar();
                });
    }

    private static Optional<ZoneId> named(String tzid) {
        for (String name = tzid; !name.isEmpty(); name = name.substring(Math.max(name.indexOf('/'), 0) + 1)) {
            Optional<ZoneId> zone = Zones.find(WINDOWS.getProperty(name, name));
            if (zone.isPresent() || name.indexOf('/') < 0) {
                return zone;
            }
        }
        return Optional.empty();
    }

    private Optional<LocalClock> described(String tzid, IcsComponent zone) {
        try {
            NavigableMap<LocalDateTime, LocalClock.Change> changes = new TreeMap<>();
            zone.parts().forEach(observance -> addChanges(observance, changes));
            if (changes.isEmpty()) {
                return Optional.empty();
            }
            notes.accept("time zone '%s' is none we know by name: its times are read as the file describes it, and shown in %s"
                    .formatted(tzid, calendarZone));
            return Optional.of(new LocalClock.Described(changes, calendarZone));
        } catch (UnbookableException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static void addChanges(IcsComponent observance, NavigableMap<LocalDateTime, LocalClock.Change> changes) {
        var change = new LocalClock.Change(
                offset(observance.text("TZOFFSETFROM")), offset(observance.text("TZOFFSETTO")));
        LocalDateTime first = local(observance.first("DTSTART")
                .orElseThrow(() -> new UnbookableException("an observance of a VTIMEZONE lacks its DTSTART")));
        changes.put(first, change);
        // Outlook starts its rules in 1601: nothing that long ago is booked, and the years between need not be walked.
        LocalDateTime start = first.getYear() < FIRST_YEAR ? first.withYear(FIRST_YEAR) : first;
        observance.all("RRULE")
                .map(rule -> Recurrence.parse(rule.value()))
                .flatMap(rule -> rule.dates(start, start, start.plusYears(YEARS), YEARS).stream()
                        .filter(onset -> !rule.until().map(until -> isAfter(onset, change, until)).orElse(false)))
                .forEach(onset -> changes.put(onset, change));
        observance.all("RDATE")
                .flatMap(dates -> List.of(dates.value().split(",")).stream().map(date -> IcsTime.of(dates, date)))
                .forEach(onset -> changes.put(local(onset), change));
    }

    private static boolean isAfter(LocalDateTime onset, LocalClock.Change change, IcsTime until) {
        return switch (until) {
            case IcsTime.Date(var date) -> onset.toLocalDate().isAfter(date);
            case IcsTime.Local(var local, var _) -> onset.isAfter(local);
            case IcsTime.Utc(var instant) -> onset.toInstant(change.before()).isAfter(instant);
        };
    }

    private static LocalDateTime local(IcsProperty property) {
        return local(IcsTime.of(property));
    }

    private static LocalDateTime local(IcsTime time) {
        return switch (time) {
            case IcsTime.Date(var date) -> date.atStartOfDay();
            case IcsTime.Local(var local, var _) -> local;
            case IcsTime.Utc(var instant) -> instant.atOffset(ZoneOffset.UTC).toLocalDateTime();
        };
    }

    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text);
    }

    private static Properties windowsNames() {
        var names = new Properties();
        try (InputStream file = FileZones.class.getResourceAsStream("windows-zones.properties")) {
            names.load(file);
        } catch (IOException e) {
            throw new IllegalStateException("windows-zones.properties cannot be read", e);
        }
        return names;
    }
}
