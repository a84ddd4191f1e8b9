package io.daybook.chaos.load;

import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What one client asks for: times that are few, so that many want the same one. For one thread. */
final class RandomRequests {

    /** The first time that is booked; far ahead, so that nothing lies in the past. */
    static final Instant FIRST = Instant.parse("2031-03-03T08:00:00Z");

    /** What is booked on calendars that are watched lies before. */
    static final Instant END = FIRST.plus(java.time.Duration.ofDays(30));

    private static final int SLOTS = 300;
    private static final int MANY_SLOTS = 1_000_000;
    private static final int SLOT_SECONDS = 1_800;
    private static final int MOST_SLOTS = 3;
    private static final int LONGEST_HOLD_SECONDS = 20;

    private final RandomGenerator random;
    private final List<String> calendars;

    RandomRequests(RandomGenerator random, List<String> calendars) {
        this.random = random;
        this.calendars = calendars;
    }

    BookAppointmentRequest book() {
        var request = BookAppointmentRequest.newBuilder()
                .setRequestId(uuid())
                .setAppointmentId(random.nextBoolean() ? uuid() : "")
                .setCalendarId(calendar())
                .setTitle("Load " + random.nextInt(1_000))
                .setStartTime(start())
                .setDuration(length());
        if (random.nextInt(10) == 0) {
            calendars.stream()
                    .skip(random.nextInt(calendars.size()))
                    .findFirst()
                    .filter(other -> !other.equals(request.getCalendarId()))
                    .ifPresent(request::addAlsoCalendarIds);
        }
        return request.build();
    }

    /** Books a time that nobody else wants, on a calendar that nobody watches. */
    BookAppointmentRequest bookApart(String appointmentId) {
        return book().toBuilder()
                .clearAlsoCalendarIds()
                .setAppointmentId(appointmentId)
                .setCalendarId(calendars.getLast())
                .setStartTime(timestamp(END.plusSeconds((long) random.nextInt(MANY_SLOTS) * SLOT_SECONDS)))
                .setDuration(Duration.newBuilder().setSeconds(SLOT_SECONDS))
                .build();
    }

    HoldSlotRequest hold() {
        return HoldSlotRequest.newBuilder()
                .setRequestId(uuid())
                .setCalendarId(calendar())
                .setStartTime(start())
                .setDuration(length())
                .setHoldDuration(Duration.newBuilder().setSeconds(1 + random.nextInt(LONGEST_HOLD_SECONDS)))
                .build();
    }

    /** What becomes of a hold. */
    Message resolve(Appointment hold) {
        if (random.nextInt(3) == 0) {
            return ReleaseHoldRequest.newBuilder()
                    .setRequestId(uuid())
                    .setAppointmentId(hold.getAppointmentId())
                    .build();
        }
        return BookAppointmentRequest.newBuilder()
                .setRequestId(uuid())
                .setHoldId(hold.getAppointmentId())
                .setCalendarId(hold.getCalendarId())
                .setTitle("Held before")
                .build();
    }

    /** Moves, describes or cancels an appointment. */
    Message change(Appointment appointment) {
        String id = appointment.getAppointmentId();
        long expected = random.nextBoolean() ? appointment.getVersion() : 0;
        return switch (random.nextInt(5)) {
            case 0, 1 -> RescheduleAppointmentRequest.newBuilder()
                    .setRequestId(uuid())
                    .setExpectedVersion(expected)
                    .setAppointmentId(id)
                    .setStartTime(start())
                    .setCalendarId(random.nextInt(4) == 0 ? calendar() : "")
                    .build();
            case 2 -> UpdateAppointmentDetailsRequest.newBuilder()
                    .setRequestId(uuid())
                    .setExpectedVersion(expected)
                    .setAppointmentId(id)
                    .setTitle("Load " + random.nextInt(1_000))
                    .build();
            default -> CancelAppointmentRequest.newBuilder()
                    .setRequestId(uuid())
                    .setExpectedVersion(expected)
                    .setAppointmentId(id)
                    .build();
        };
    }

    private String calendar() {
        return calendars.get(random.nextInt(calendars.size()));
    }

    /** The earlier, the more often: there is a crowd, and there is room. */
    private Timestamp start() {
        int slot = (int) (SLOTS * Math.pow(random.nextDouble(), 2));
        return timestamp(FIRST.plusSeconds((long) slot * SLOT_SECONDS));
    }

    private Duration length() {
        return Duration.newBuilder()
                .setSeconds((long) SLOT_SECONDS * (1 + random.nextInt(MOST_SLOTS)))
                .build();
    }

    /** A random UUID that comes from the seed. */
    String uuid() {
        long version4 = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long variant = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant).toString();
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }
}
