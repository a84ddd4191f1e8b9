package io.daybook.verification.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The times that an episode is about: some hours around now, and some around a clock change. For one thread. */
final class RandomTimes {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Europe/London",
            "Asia/Kathmandu");

    private final Dice dice;
    private final String zone;
    private final Optional<ZoneOffsetTransition> clockChange;
    private final List<Span> windows = new ArrayList<>();

    /** Times around a moment and around the next clock change, or the one after, of a zone. */
    RandomTimes(Dice dice, Instant now) {
        this.dice = dice;
        this.zone = dice.oneOf(ZONES);
        long hour = now.getEpochSecond() / HOUR * HOUR;
        windows.add(new Span(hour - 2 * HOUR, hour + 10 * HOUR));
        var rules = ZoneId.of(zone).getRules();
        Optional<ZoneOffsetTransition> next = Optional.ofNullable(rules.nextTransition(now));
        this.clockChange = dice.percent(50) ? next : next.map(change -> rules.nextTransition(change.getInstant()));
        clockChange.map(change -> change.getInstant().getEpochSecond())
                .ifPresent(second -> windows.add(new Span(second - 4 * HOUR, second + 6 * HOUR)));
    }

    /** Mostly the zone whose clocks change. */
    String zone() {
        return dice.percent(70) ? zone : dice.oneOf(ZONES);
    }

    /** A start: mostly on the quarter of an hour, sometimes on no whole minute. */
    long start() {
        Span window = dice.oneOf(windows);
        long step = dice.percent(80) ? 15 * MINUTE : dice.oneOf(5 * MINUTE, MINUTE, 7L);
        return window.from() + dice.below((int) (window.length() / step)) * step;
    }

    /** A length in seconds. */
    long length() {
        return MINUTE * dice.oneOf(10, 15, 30, 30, 45, 60, 60, 90, 120, 300);
    }

    /** What a clock shows at a second; sometimes a time that it skips. */
    String local(long second, String clockZone) {
        if (dice.percent(5) && clockChange.filter(ZoneOffsetTransition::isGap).isPresent()) {
            return clockChange.get().getDateTimeBefore().plusMinutes(15).toString();
        }
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneId.of(clockZone)).toString();
    }

    /** A date in one of the windows. */
    String date(String clockZone) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(start()), ZoneId.of(clockZone)).toLocalDate().toString();
    }
}
