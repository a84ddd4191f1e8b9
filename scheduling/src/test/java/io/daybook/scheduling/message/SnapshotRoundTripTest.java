package io.daybook.scheduling.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.Calendar;
import io.daybook.v1.AppointmentState;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state that is written is the state that is read. */
class SnapshotRoundTripTest {

    static Stream<Appointment.Known> appointments() {
        return Stream.concat(
                Stream.of(
                        new Appointment.Held(Samples.HELD, Instant.parse("2027-03-01T08:05:00.25Z"), "ann"),
                        new Appointment.Pending(Samples.BOOKING),
                        new Appointment.Confirmed(Samples.BOOKING),
                        new Appointment.Confirmed(Samples.PLAIN_BOOKING)),
                Arrays.stream(Appointment.Ending.values())
                        .map(ending -> new Appointment.Ended(Samples.BOOKING, ending, "why")));
    }

    @ParameterizedTest
    @MethodSource("appointments")
    void ofAppointments(Appointment.Known state) throws InvalidProtocolBufferException {
        var snapshot = new AppointmentSnapshot("a", state, Samples.REVISION);
        byte[] bytes = snapshot.toMessage().toByteArray();
        assertThat(AppointmentSnapshot.fromMessage(io.daybook.v1.Appointment.parseFrom(bytes)))
                .isEqualTo(snapshot);
    }

    @Test
    void everyStateOfTheContractIsAmongThem() {
        assertThat(appointments().map(AppointmentMessages::stateOf).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AppointmentState.values())
                        .filter(state -> state != AppointmentState.APPOINTMENT_STATE_UNSPECIFIED
                                && state != AppointmentState.UNRECOGNIZED)
                        .toList());
    }

    static Stream<Calendar> calendars() {
        return Stream.of(
                new Calendar.Open(Samples.PROFILE),
                new Calendar.Open(Samples.PLAIN_PROFILE),
                new Calendar.Closed(Samples.PROFILE));
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void ofCalendars(Calendar state) throws InvalidProtocolBufferException {
        var snapshot = new CalendarSnapshot("practice", state, Samples.REVISION);
        byte[] bytes = snapshot.toMessage().toByteArray();
        assertThat(CalendarSnapshot.fromMessage(io.daybook.v1.Calendar.parseFrom(bytes))).isEqualTo(snapshot);
    }

    @Test
    void ofSeries() throws InvalidProtocolBufferException {
        var snapshot = new SeriesSnapshot("series", Samples.SERIES, Samples.REVISION);
        byte[] bytes = snapshot.toMessage().toByteArray();
        assertThat(SeriesSnapshot.fromMessage(io.daybook.v1.Series.parseFrom(bytes))).isEqualTo(snapshot);
    }

    @Test
    void beforeTheFirstEventThereIsNothingToShow() {
        assertThatIllegalStateException().isThrownBy(AppointmentSnapshot.none("a")::toMessage);
        assertThatIllegalStateException().isThrownBy(CalendarSnapshot.none("c")::toMessage);
        assertThatIllegalStateException().isThrownBy(SeriesSnapshot.none("s")::toMessage);
    }

    @Test
    void aStateThatIsNotKnownIsNotTakenForAnother() {
        var unknown = new AppointmentSnapshot("a", new Appointment.Confirmed(Samples.BOOKING), Samples.REVISION)
                .toMessage().toBuilder().setStateValue(99).build();
        assertThatIllegalArgumentException().isThrownBy(() -> AppointmentSnapshot.fromMessage(unknown));
    }
}
