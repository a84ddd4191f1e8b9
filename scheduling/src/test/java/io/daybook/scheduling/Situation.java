package io.daybook.scheduling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Somebody wants a time on some calendars, perhaps to move there. */
record Situation(SlotWish wish, List<OpenCalendar> calendars, RandomRules.Place place) {

    boolean isBookable(long start) {
        TimeSlot slot = TimeSlot.startingAt(
                Instant.ofEpochSecond(start), wish.slot().length());
        var there = new SlotWish(slot, wish.ownBlocked(), wish.waiver(), wish.now());
        return SlotPolicies.refusalsOf(there, calendars).findAny().isEmpty();
    }

    /** An instant at which something may change. */
    Instant boundary(RandomRules random) {
        CalendarRules rules = random.oneOf(calendars).rules();
        return random.oneOf(List.of(
                place.day(),
                random.around(place.day(), 30),
                wish.now(),
                wish.now().plus(rules.minNotice()),
                wish.now().plus(rules.maxHorizon())));
    }

    static Situation of(Random source) {
        var random = new RandomRules(source);
        RandomRules.Place place = random.place();
        var calendars = new ArrayList<OpenCalendar>();
        Map<String, TimeSlot> own = new HashMap<>();
        for (int i = 1 + source.nextInt(3); i > 0; i--) {
            var seats = new SeatsTaken();
            int bookings = source.nextInt(40);
            IntStream.range(0, bookings).forEach(_ -> seats.add(random.slotAround(place.day(), 48, 20, 50, 180)));
            String id = "c" + i;
            if (random.oneIn(2)) {
                own.put(id, random.slotAround(place.day(), 24, 60, 240));
                seats.add(own.get(id));
            }
            var elsewhere = random.oneIn(4) ? random.place().zone() : place.zone();
            calendars.add(new OpenCalendar(id, elsewhere, random.rules(place), seats));
        }
        Instant now = random.around(place.day(), 36).plusMillis(random.oneIn(2) ? 0 : 500);
        TimeSlot wanted = random.slotAround(place.day(), 30, 15, 30, 30, 60, 120);
        return new Situation(new SlotWish(wanted, own, random.waiver(), now), calendars, place);
    }
}
