package io.daybook.bench.log;

import static io.daybook.scheduling.message.Times.timestamp;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.daybook.bench.load.Bookings;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What could have happened on some calendars, event by event: first some appointments that were changed again and again, then
 * bookings of half an hour, eight a day on each calendar, every fourth of which is described anew. People book what comes next in
 * about a week, so that neighbours in the log are on different days. For one thread.
 */
final class History {

    /** What each of the first appointments gets. */
    static final int MANY_VERSIONS = 1_000;

    private static final String ZONE = "Europe/Zurich";
    private static final Instant FIRST_COMMIT = Instant.parse("2026-06-01T08:00:00Z");
    private static final Instant FIRST_DAY = Instant.parse("2026-06-01T08:00:00Z");
    private static final Duration SLOT = Duration.ofMinutes(30);
    private static final int SLOTS_A_DAY = 8;
    private static final int DAYS_AT_A_TIME = 8;
    private static final int SLOTS_AT_A_TIME = SLOTS_A_DAY * DAYS_AT_A_TIME;

    /** Has no divisor in common with the slots that it walks through, and goes some days on. */
    private static final int STRIDE = 37;

    /** Four bookings, and a change of the last of them. */
    private static final int BETWEEN_CHANGES = 5;

    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final String building;
    private final int changedOften;
    private final List<AppointmentSnapshot> changing = new ArrayList<>();
    private AppointmentSnapshot newest;
    private long position;
    private long booked;

    /**
     * A history from its beginning on.
     *
     * @param building     where the calendars are, see {@link Bookings#calendar}
     * @param changedOften how many appointments get {@value #MANY_VERSIONS} versions
     */
    History(String building, int changedOften) {
        this.building = building;
        this.changedOften = changedOften;
    }

    /** What happened next. */
    LoggedEvent next() {
        position++;
        long appointments = position - Bookings.CALENDARS - 1;
        if (appointments < 0) {
            return created(Bookings.calendar(position - 1, building));
        }
        long usual = appointments - (long) changedOften * MANY_VERSIONS;
        return usual < 0 ? ofChangedOften((int) appointments) : usual(usual);
    }

    private LoggedEvent ofChangedOften(int number) {
        LoggedEvent next = number < changedOften ? booked() : described(changing.get(number % changedOften));
        if (number < changedOften) {
            changing.add((AppointmentSnapshot) next.after());
        } else {
            changing.set(number % changedOften, (AppointmentSnapshot) next.after());
        }
        return next;
    }

    private LoggedEvent usual(long number) {
        LoggedEvent next = number % BETWEEN_CHANGES == BETWEEN_CHANGES - 1 ? described(newest) : booked();
        newest = (AppointmentSnapshot) next.after();
        return next;
    }

    private LoggedEvent created(String calendarId) {
        CalendarSnapshot none = CalendarSnapshot.none(calendarId);
        return happened(
                none, envelope(none).setCalendarCreated(CalendarCreated.newBuilder().setName(calendarId).setTimeZone(ZONE)));
    }

    private LoggedEvent booked() {
        AppointmentSnapshot none = AppointmentSnapshot.none(IDS.generate().toString());
        Instant start = start(booked / Bookings.CALENDARS);
        Event.Builder event = envelope(none)
                .setAppointmentBooked(AppointmentBooked.newBuilder()
                        .setCalendarId(Bookings.calendar(booked % Bookings.CALENDARS, building))
                        .setStartTime(timestamp(start))
                        .setEndTime(timestamp(start.plus(SLOT)))
                        .setTimeZone(ZONE)
                        .setTitle("Appointment " + booked));
        booked++;
        return happened(none, event);
    }

    private LoggedEvent described(AppointmentSnapshot before) {
        var details = AppointmentDetailsUpdated.newBuilder()
                .setTitle("Version " + (before.revision().version() + 1));
        return happened(before, envelope(before).setAppointmentDetailsUpdated(details));
    }

    private Event.Builder envelope(EntitySnapshot before) {
        return Event.newBuilder()
                .setPosition(position)
                .setEventId(IDS.generate().toString())
                .setEntityType(before.type())
                .setEntityId(before.id())
                .setVersion(before.revision().version() + 1)
                .setCommitTime(timestamp(FIRST_COMMIT.plusMillis(position)))
                .setActor("bench")
                .setRequestId(UUID.randomUUID().toString());
    }

    private static LoggedEvent happened(EntitySnapshot before, Event.Builder event) {
        Event built = event.build();
        return new LoggedEvent(built, before.apply(built));
    }

    /** When a calendar's booking of this number begins. */
    private static Instant start(long number) {
        long slot = number / SLOTS_AT_A_TIME * SLOTS_AT_A_TIME + number % SLOTS_AT_A_TIME * STRIDE % SLOTS_AT_A_TIME;
        return FIRST_DAY.plus(Duration.ofDays(slot / SLOTS_A_DAY)).plus(SLOT.multipliedBy(slot % SLOTS_A_DAY));
    }
}
