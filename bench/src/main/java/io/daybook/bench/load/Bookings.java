package io.daybook.bench.load;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.daybook.v1.CreateCalendarRequest;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Bookings of half an hour each, on many calendars in turn. Safe for use by many threads. */
public final class Bookings implements Supplier<BookAppointmentRequest> {

    /** One booking of so many wants a time that is taken. */
    private static final int CONTESTED = 100;

    /** On so many. */
    public static final int CALENDARS = 50;

    private static final int SECONDS = 1_800;

    /** A history of a million events takes the years up to 2031. */
    private static final Instant FIRST = Instant.parse("2051-03-06T08:00:00Z");

    private final AtomicLong given = new AtomicLong();
    private final String building;
    private final boolean someContested;

    private Bookings(String building, boolean someContested) {
        this.building = building;
        this.someContested = someContested;
    }

    /** Creates calendars; some bookings want a time that is taken. */
    public static Bookings on(CalendarCommandServiceBlockingStub calendars) {
        return new Bookings(UUID.randomUUID().toString(), true).with(calendars::createCalendar);
    }

    /** Creates calendars; every booking has a time of its own. */
    public static Bookings uncontested(CalendarCommandServiceBlockingStub calendars) {
        return uncontested(calendars::createCalendar);
    }

    /** Likewise, without gRPC. */
    public static Bookings uncontested(Consumer<CreateCalendarRequest> createCalendar) {
        return new Bookings(UUID.randomUUID().toString(), false).with(createCalendar);
    }

    /** On calendars that are there, at times after 2051 of their own. */
    public static Bookings in(String building) {
        return new Bookings(building, false);
    }

    /** The id of a calendar, from 0 on. */
    public static String calendar(long number, String building) {
        return "room-%d-%s".formatted(number, building);
    }

    private Bookings with(Consumer<CreateCalendarRequest> createCalendar) {
        IntStream.range(0, CALENDARS).forEach(number -> createCalendar.accept(CreateCalendarRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCalendarId(calendar(number))
                .setName(calendar(number))
                .setTimeZone("Europe/Zurich")
                .build()));
        return this;
    }

    @Override
    public BookAppointmentRequest get() {
        long number = given.getAndIncrement();
        boolean contested = someContested && number >= CALENDARS && number % CONTESTED == CONTESTED - 1;
        long slot = contested ? 0 : number / CALENDARS;
        return BookAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCalendarId(calendar(number % CALENDARS))
                .setTitle("Appointment " + number)
                .setStartTime(Timestamp.newBuilder().setSeconds(FIRST.getEpochSecond() + slot * SECONDS))
                .setDuration(Duration.newBuilder().setSeconds(SECONDS))
                .build();
    }

    private String calendar(long number) {
        return calendar(number, building);
    }
}
