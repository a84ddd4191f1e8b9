package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.views.AppointmentStates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AppointmentStatesTest {

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"APPOINTMENT_STATE_UNSPECIFIED", "UNRECOGNIZED"})
    void readersAndRulesAgreeOnWhatTakesTime(AppointmentState state) {
        var appointment = Appointment.newBuilder()
                .setAppointmentId("a")
                .setCalendarId("c")
                .setStartTime(Timestamp.newBuilder().setSeconds(1))
                .setEndTime(Timestamp.newBuilder().setSeconds(2))
                .setTimeZone("UTC")
                .setState(state)
                .build();

        assertThat(AppointmentStates.takesTime(state))
                .isEqualTo(AppointmentSnapshot.fromMessage(appointment).activeBooking().isPresent());
    }
}
