package io.daybook.verification.model;

import com.google.protobuf.Timestamp;
import io.daybook.v1.Calendar;
import io.daybook.v1.Claim;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where and when a request wants an appointment. Immutable.
 *
 * @param calendars on which calendars, all open, the main one first
 * @param slot      when
 * @param zone      the time zone it is shown in
 */
record Place(List<Calendar> calendars, Span slot, String zone) {

    /**
     * What a request asks for.
     *
     * @param calendarIds the calendars
     * @param zone        the zone if the request names none; empty: that of the main calendar
     * @param length      the length in seconds if the request says nothing of the end
     * @throws Refusal if a calendar is unknown or closed, or a time cannot be used
     */
    static Place of(Asked asked, List<String> calendarIds, String zone, long length, ModelState state) {
        List<Calendar> calendars = calendarIds.stream()
                .map(id -> CalendarModel.open(CalendarModel.found(state.calendar(id), id)))
                .toList();
        String otherwise = zone.isEmpty() ? calendars.getFirst().getTimeZone() : zone;
        String shownIn = asked.has("time_zone") ? asked.text("time_zone") : otherwise;
        long start = asked.has("local_start_time")
                ? second(asked.text("local_start_time"), shownIn)
                : asked.seconds("start_time");
        long end = start + length;
        if (asked.has("duration")) {
            end = start + asked.seconds("duration");
        } else if (asked.has("end_time")) {
            end = asked.seconds("end_time");
        }
        if (end <= start) {
            throw Refusal.invalid("end_time");
        }
        return new Place(calendars, new Span(start, end), shownIn);
    }

    /** The calendars that a request names, the main one first. */
    static List<String> calendarIds(Asked asked) {
        return Stream.concat(Stream.of(asked.text("calendar_id")), asked.<String>list("also_calendar_ids").stream())
                .toList();
    }

    /** The second at which a clock shows a local time; the earlier if it does so twice. */
    static long second(String localTime, String zone) {
        LocalDateTime local = LocalDateTime.parse(localTime);
        List<ZoneOffset> offsets = ZoneId.of(zone).getRules().getValidOffsets(local);
        return offsets.stream()
                .mapToLong(local::toEpochSecond)
                .min()
                .orElseThrow(() -> Refusal.invalid("local_start_time"));
    }

    String mainCalendarId() {
        return calendars.getFirst().getCalendarId();
    }

    boolean needsConfirmation() {
        return calendars.stream().anyMatch(calendar -> calendar.getRules().getRequiresConfirmation());
    }

    Wish wish(Asked asked, String ownId) {
        return new Wish(slot, calendars, asked.flag("allow_past"), asked.has("override_reason"), ownId);
    }

    /** What the slot takes on each calendar; left out if that is the slot on one calendar. */
    List<Claim> claims() {
        List<Claim> claims = calendars.stream().map(this::claim).toList();
        return claims.size() == 1 && Span.of(claims.getFirst()).equals(slot) ? List.of() : claims;
    }

    private Claim claim(Calendar calendar) {
        Span blocked = SlotModel.blocked(slot, calendar.getRules());
        return Claim.newBuilder()
                .setCalendarId(calendar.getCalendarId())
                .setStartTime(time(blocked.from()))
                .setEndTime(time(blocked.until()))
                .build();
    }

    static Timestamp time(long second) {
        return Timestamp.newBuilder().setSeconds(second).build();
    }

    static Timestamp time(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
    }

    static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
