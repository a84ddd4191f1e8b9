package io.daybook.verification.booking;

import com.google.protobuf.Duration;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.verification.Daybook;
import java.util.UUID;

/** Calendars with rules. */
final class Rules {

    private Rules() {}

    static CalendarRules.Builder none() {
        return CalendarRules.newBuilder();
    }

    static Duration minutes(int minutes) {
        return Duration.newBuilder().setSeconds(60L * minutes).build();
    }

    /** Creates an open calendar in Berlin with some rules and returns its id. */
    static String newCalendar(Daybook daybook, CalendarRules.Builder rules) {
        return daybook.calendars()
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setName("Room " + UUID.randomUUID())
                        .setTimeZone("Europe/Berlin")
                        .setRules(rules)
                        .build())
                .getReceipt()
                .getId();
    }
}
