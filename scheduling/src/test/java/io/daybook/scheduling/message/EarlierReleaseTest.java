package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.AppointmentEvent;
import io.daybook.scheduling.Calendar;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarState;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.Event;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Events and snapshots of the release that knew neither rules nor claims keep their meaning. */
class EarlierReleaseTest {

    private static final Timestamp START = timestamp(Samples.SLOT.start());
    private static final Timestamp END = timestamp(Samples.SLOT.end());
    private static final AppointmentBooked BOOKED = AppointmentBooked.newBuilder()
            .setCalendarId("practice")
            .setStartTime(START)
            .setEndTime(END)
            .setTimeZone("Europe/Berlin")
            .setTitle("Check-up")
            .build();

    @Test
    void aBookingTookItsOwnTimeOnItsCalendarForCertain() {
        assertThat(appointment(event -> event.setAppointmentBooked(BOOKED)))
                .isEqualTo(new Appointment.Confirmed(Samples.PLAIN_BOOKING));
    }

    @Test
    void anAppointmentThatMovedStayedOnItsCalendar() {
        Instant start = Instant.parse("2027-03-03T10:00:00Z");
        var moved = AppointmentRescheduled.newBuilder()
                .setStartTime(timestamp(start))
                .setEndTime(timestamp(start.plusSeconds(600)))
                .setTimeZone("Asia/Tokyo");
        var booking = ((Appointment.Confirmed) appointment(
                        event -> event.setAppointmentBooked(BOOKED), event -> event.setAppointmentRescheduled(moved)))
                .booking();
        assertThat(booking.slot().start()).isEqualTo(start);
        assertThat(booking.zone().getId()).isEqualTo("Asia/Tokyo");
        assertThat(booking.claims()).isEqualTo(List.of(new Appointment.Claim("practice", booking.slot())));
    }

    @Test
    void aCancellationFreedItsTime() {
        Appointment cancelled = appointment(
                event -> event.setAppointmentBooked(BOOKED),
                event -> event.setAppointmentCancelled(AppointmentCancelled.newBuilder().setReason("ill")));
        assertThat(cancelled)
                .isEqualTo(new Appointment.Ended(Samples.PLAIN_BOOKING, Appointment.Ending.CANCELLED, "ill"));
        assertThat(cancelled.activeBooking()).isEmpty();
    }

    @Test
    void aCalendarWasOpenAlwaysAndHadOneSeat() {
        var created = CalendarCreated.newBuilder().setName("Practice").setTimeZone("Europe/Berlin");
        assertThat(calendar(event -> event.setCalendarCreated(created)))
                .isEqualTo(new Calendar.Open(Samples.PLAIN_PROFILE));
        var updated = CalendarUpdated.newBuilder().setName("Practice").setTimeZone("Europe/Berlin");
        assertThat(calendar(event -> event.setCalendarCreated(created), event -> event.setCalendarUpdated(updated)))
                .isEqualTo(new Calendar.Open(Samples.PLAIN_PROFILE));
    }

    @Test
    void snapshotsKeepTheirMeaning() {
        var appointment = io.daybook.v1.Appointment.newBuilder()
                .setAppointmentId("a")
                .setCalendarId("practice")
                .setTitle("Check-up")
                .setStartTime(START)
                .setEndTime(END)
                .setTimeZone("Europe/Berlin")
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .build();
        assertThat(AppointmentSnapshot.fromMessage(appointment).state())
                .isEqualTo(new Appointment.Confirmed(Samples.PLAIN_BOOKING));
        var calendar = io.daybook.v1.Calendar.newBuilder()
                .setName("Practice")
                .setTimeZone("Europe/Berlin")
                .setState(CalendarState.CALENDAR_STATE_OPEN)
                .build();
        assertThat(CalendarSnapshot.fromMessage(calendar).state())
                .isEqualTo(new Calendar.Open(Samples.PLAIN_PROFILE));
    }

    @Test
    void whatThisReleaseWritesForAPlainBookingEarlierOnesReadAlike() {
        var envelope = Event.newBuilder();
        AppointmentEventMessages.write(
                new AppointmentEvent.Booked(Samples.PLAIN_BOOKING, false, ""), envelope);
        assertThat(envelope.getAppointmentBooked()).isEqualTo(BOOKED);
    }

    @Test
    void eventsOfLaterReleasesAndOutOfOrderAreNotApplied() {
        assertThatThrownBy(() -> appointment(_ -> {})).isInstanceOf(UnreadableEventException.class);
        var second = Event.newBuilder().setVersion(2).setAppointmentBooked(BOOKED).build();
        assertThatThrownBy(() -> AppointmentSnapshot.none("a").apply(second))
                .isInstanceOf(UnreadableEventException.class);
    }

    @SafeVarargs
    private static Appointment appointment(Consumer<Event.Builder>... payloads) {
        var snapshot = AppointmentSnapshot.none("a");
        for (Consumer<Event.Builder> payload : payloads) {
            snapshot = snapshot.apply(event(snapshot.revision().version() + 1, payload));
        }
        return snapshot.state();
    }

    @SafeVarargs
    private static Calendar calendar(Consumer<Event.Builder>... payloads) {
        var snapshot = CalendarSnapshot.none("practice");
        for (Consumer<Event.Builder> payload : payloads) {
            snapshot = snapshot.apply(event(snapshot.revision().version() + 1, payload));
        }
        return snapshot.state();
    }

    private static Event event(long version, Consumer<Event.Builder> payload) {
        var event = Event.newBuilder().setVersion(version).setPosition(version);
        payload.accept(event);
        return event.build();
    }
}
