package io.daybook.scheduling.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.AppointmentEvent;
import io.daybook.scheduling.CalendarEvent;
import io.daybook.scheduling.Misfits;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.Series;
import io.daybook.scheduling.SeriesEvent;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written to the log is read from it again. */
class EventRoundTripTest {

    private static final Appointment.Booking BOOKING = Samples.BOOKING;

    static Stream<AppointmentEvent> appointmentEvents() {
        return Stream.of(
                new AppointmentEvent.Held(Samples.HELD, Instant.parse("2027-03-01T08:05:00.123456Z"), "ann", ""),
                new AppointmentEvent.Held(Samples.HELD, Instant.parse("2027-03-01T08:05:00Z"), "ann", "urgent"),
                new AppointmentEvent.HoldReleased(),
                new AppointmentEvent.HoldExpired(),
                new AppointmentEvent.Booked(BOOKING, true, "urgent"),
                new AppointmentEvent.Booked(Samples.PLAIN_BOOKING, false, ""),
                new AppointmentEvent.Confirmed(),
                new AppointmentEvent.Declined("full"),
                new AppointmentEvent.Rescheduled(BOOKING.claims(), BOOKING.slot(), BOOKING.zone(), "urgent"),
                new AppointmentEvent.Rescheduled(
                        Samples.PLAIN_BOOKING.claims(), Samples.PLAIN_BOOKING.slot(), BOOKING.zone(), ""),
                new AppointmentEvent.Rescheduled(List.of(), BOOKING.slot(), BOOKING.zone(), ""),
                new AppointmentEvent.DetailsUpdated(BOOKING.details()),
                new AppointmentEvent.Cancelled("ill", "urgent"),
                new AppointmentEvent.Completed(),
                new AppointmentEvent.MarkedNoShow());
    }

    @ParameterizedTest
    @MethodSource("appointmentEvents")
    void ofAppointments(AppointmentEvent event) {
        assertThat(AppointmentEventMessages.read(stored(envelope -> AppointmentEventMessages.write(event, envelope))))
                .isEqualTo(event);
    }

    @Test
    void everyKindOfAppointmentEventIsAmongThem() {
        assertThat(appointmentEvents().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(AppointmentEvent.class.getPermittedSubclasses());
    }

    static Stream<CalendarEvent> calendarEvents() {
        return Stream.of(
                new CalendarEvent.Created(Samples.PROFILE),
                new CalendarEvent.Created(Samples.PLAIN_PROFILE),
                new CalendarEvent.Updated(Samples.PROFILE, Misfits.NONE),
                new CalendarEvent.Closed());
    }

    @ParameterizedTest
    @MethodSource("calendarEvents")
    void ofCalendars(CalendarEvent event) {
        assertThat(CalendarEventMessages.read(stored(envelope -> CalendarEventMessages.write(event, envelope))))
                .isEqualTo(event);
    }

    @Test
    void everyKindOfCalendarEventIsAmongThem() {
        assertThat(calendarEvents().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(CalendarEvent.class.getPermittedSubclasses());
    }

    @Test
    void misfitsAreWrittenForOthersToRead() {
        var misfits = new Misfits(
                List.of(new Misfits.Misfit("a", new Rejection.StartNotOffered("practice", Duration.ofHours(1)))), 120);
        Event stored = stored(envelope ->
                CalendarEventMessages.write(new CalendarEvent.Updated(Samples.PROFILE, misfits), envelope));
        assertThat(stored.getCalendarUpdated().getMisfitCount()).isEqualTo(120);
        assertThat(stored.getCalendarUpdated().getMisfits(0).getAppointmentId()).isEqualTo("a");
        assertThat(stored.getCalendarUpdated().getMisfits(0).getReason())
                .isEqualTo(ErrorReason.ERROR_REASON_START_NOT_OFFERED);
    }

    static Stream<SeriesEvent> seriesEvents() {
        return Stream.of(
                new SeriesEvent.Booked(Samples.SERIES, List.of()),
                new SeriesEvent.Cancelled(Optional.empty(), List.of("a", "b"), ""),
                new SeriesEvent.Cancelled(Optional.of(BOOKING.slot().start()), List.of("b"), "moving"));
    }

    @ParameterizedTest
    @MethodSource("seriesEvents")
    void ofSeries(SeriesEvent event) {
        var written = event instanceof SeriesEvent.Booked(var series, _)
                ? new SeriesEvent.Booked(series, outcomes(series))
                : event;
        assertThat(SeriesEventMessages.read(stored(envelope -> SeriesEventMessages.write(written, envelope))))
                .isEqualTo(event);
    }

    @Test
    void whatBecameOfEachOccurrenceIsWrittenForOthersToRead() {
        Event stored = stored(envelope -> SeriesEventMessages.write(
                new SeriesEvent.Booked(Samples.SERIES, outcomes(Samples.SERIES)), envelope));
        assertThat(stored.getSeriesBooked().getOccurrencesList())
                .extracting(occurrence -> occurrence.getAppointmentId() + occurrence.getRefusal())
                .containsExactly(
                        "aERROR_REASON_UNSPECIFIED", "bERROR_REASON_UNSPECIFIED", "ERROR_REASON_APPOINTMENT_EXISTS");
    }

    private static List<SeriesEvent.Outcome> outcomes(Series.Known series) {
        return Stream.concat(
                        series.appointmentIds().stream().map(id -> new SeriesEvent.Outcome.Fitting(BOOKING.slot(), id)),
                        Stream.of(new SeriesEvent.Outcome.Refused(
                                BOOKING.slot(), new Rejection.AppointmentExists())))
                .<SeriesEvent.Outcome>map(outcome -> outcome)
                .toList();
    }

    /** An envelope as it comes from the log; whoever holds a time is the actor. */
    private static Event stored(Consumer<Event.Builder> payload) {
        var envelope = Event.newBuilder().setPosition(7).setActor("ann");
        payload.accept(envelope);
        try {
            return Event.parseFrom(envelope.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
