package io.daybook.verification.projector;

import io.daybook.v1.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Changes of all kinds to calendars that are never double-booked: each begins its next appointment where the last ended. */
final class RandomHistory {

    private static final Instant FIRST_DAY = Instant.parse("2027-01-01T00:00:00Z");

    private static final Duration BUFFER = Duration.ofMinutes(10);

    /** On how many calendars ten appointments are. */
    private static final List<Integer> CALENDARS_OF_ONE = List.of(1, 1, 1, 1, 1, 1, 1, 2, 2, 3);

    private final List<String> booked = new ArrayList<>();
    private final Map<String, String> mainCalendar = new HashMap<>();
    private final Map<String, Instant> nextFree = new HashMap<>();
    private final GivenLog log;
    private final Random random;
    private final int calendars;

    RandomHistory(GivenLog log, long seed, int calendars) {
        this.log = log;
        this.random = new Random(seed);
        this.calendars = calendars;
        for (int i = 0; i < calendars; i++) {
            log.calendar("cal-" + i);
        }
    }

    void go(int changes) {
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    private void change() {
        String known = booked.isEmpty() ? "" : booked.get(random.nextInt(booked.size()));
        switch (booked.isEmpty() ? 0 : random.nextInt(14)) {
            case 0, 1, 2 -> book(random.nextBoolean());
            case 3 -> hold();
            case 4 -> bookAsTheFirstReleaseDid();
            case 5, 6 -> move(known);
            case 7 -> moveAsTheFirstReleaseDid(known);
            case 8 -> log.described(known);
            case 9 -> log.confirmed(known);
            case 10 -> end(known);
            case 11 -> log.series("series-" + random.nextInt(9));
            default -> log.calendarRenamed(calendar());
        }
    }

    private void book(boolean pending) {
        Duration length = length();
        List<String> on = someCalendars();
        Instant start = take(length.plus(BUFFER), on);
        log.booked(newBooked(on), claims(on, start, length), start, length, pending);
    }

    private void bookAsTheFirstReleaseDid() {
        List<String> on = List.of(calendar());
        Duration length = length();
        log.booked(newBooked(on), on.getFirst(), take(length, on), length);
    }

    private void moveAsTheFirstReleaseDid(String id) {
        Duration length = length();
        log.moved(id, take(length, List.of(mainCalendar.get(id))), length);
    }

    private void hold() {
        Duration length = length();
        List<String> on = someCalendars();
        String id = newBooked(on);
        Instant start = take(length.plus(BUFFER), on);
        log.held(id, claims(on, start, length), start, length);
        if (random.nextBoolean()) {
            booked.remove(id);
            log.holdExpired(id);
        } else {
            log.booked(id, claims(on, start, length), start, length, false);
        }
    }

    private void move(String id) {
        Duration length = length();
        List<String> to = someCalendars();
        Instant start = take(length.plus(BUFFER), to);
        mainCalendar.put(id, to.getFirst());
        log.moved(id, claims(to, start, length), start, length);
    }

    private void end(String id) {
        booked.remove(id);
        switch (random.nextInt(3)) {
            case 0 -> log.cancelled(id);
            case 1 -> log.declined(id);
            default -> log.completed(id);
        }
    }

    private String newBooked(List<String> on) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        booked.add(id);
        mainCalendar.put(id, on.getFirst());
        return id;
    }

    private String calendar() {
        return "cal-" + random.nextInt(calendars);
    }

    private List<String> someCalendars() {
        return Stream.generate(this::calendar)
                .limit(CALENDARS_OF_ONE.get(random.nextInt(CALENDARS_OF_ONE.size())))
                .distinct()
                .toList();
    }

    private Duration length() {
        return Duration.ofMinutes(random.nextInt(50) == 0 ? 5_000 : 15 * (1 + random.nextInt(12)));
    }

    private static List<Claim> claims(List<String> on, Instant start, Duration length) {
        return on.stream()
                .map(id -> Claim.newBuilder()
                        .setCalendarId(id)
                        .setStartTime(GivenLog.timestamp(start))
                        .setEndTime(GivenLog.timestamp(start.plus(length).plus(BUFFER)))
                        .build())
                .toList();
    }

    /** The first instant that is free on all of some calendars, which is then taken for a while. */
    private Instant take(Duration length, List<String> on) {
        Instant start = on.stream()
                .map(id -> nextFree.getOrDefault(id, FIRST_DAY))
                .max(Instant::compareTo)
                .orElseThrow();
        on.forEach(id -> nextFree.put(id, start.plus(length)));
        return start;
    }
}
