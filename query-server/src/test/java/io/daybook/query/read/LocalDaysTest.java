package io.daybook.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.view.CalendarWindow;
import io.daybook.v1.AgendaDay;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import com.google.protobuf.util.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalDaysTest {

    @Test
    void aDayIsAsLongAsTheClocksMakeIt() {
        assertThat(length(days("2027-03-27", 1, "Europe/Berlin"))).isEqualTo(Duration.ofHours(24));
        assertThat(length(days("2027-03-28", 1, "Europe/Berlin"))).isEqualTo(Duration.ofHours(23));
        assertThat(length(days("2027-10-31", 1, "Europe/Berlin"))).isEqualTo(Duration.ofHours(25));
        assertThat(length(days("2027-10-30", 3, "Europe/Berlin"))).isEqualTo(Duration.ofHours(73));
    }

    @Test
    void whatLastsOverMidnightIsOnBothDaysAndWhatEndsThereOnOne() {
        LocalDays days = days("2027-03-01", 3, "Europe/Berlin");
        Appointment evening = appointment("evening", "2027-03-01T21:00:00Z", "2027-03-01T23:00:00Z");
        Appointment night = appointment("night", "2027-03-01T22:00:00Z", "2027-03-01T23:00:01Z");

        assertThat(days.withAppointments("c", List.of(evening, night)))
                .containsExactly(
                        day("2027-03-01", evening, night), day("2027-03-02", night), day("2027-03-03"));
    }

    /** Samoa went from the 29th of December 2011 to the 31st. */
    @Test
    void aDayThatWasLeftOutIsEmpty() {
        LocalDays days = days("2011-12-29", 3, "Pacific/Apia");
        Appointment over = appointment("over", "2011-12-30T00:00:00Z", "2011-12-30T20:00:00Z");

        assertThat(days.withAppointments("c", List.of(over)))
                .containsExactly(day("2011-12-29", over), day("2011-12-30"), day("2011-12-31", over));
    }

    private static LocalDays days(String first, int count, String zone) {
        return new LocalDays(LocalDate.parse(first), count, ZoneId.of(zone));
    }

    private static Duration length(LocalDays days) {
        CalendarWindow window = days.onCalendar("c");
        return Duration.between(window.start(), window.end());
    }

    private static AgendaDay day(String date, Appointment... appointments) {
        return AgendaDay.newBuilder().setDate(date).addAllAppointments(List.of(appointments)).build();
    }

    private static Appointment appointment(String id, String start, String end) {
        return Appointment.newBuilder()
                .setAppointmentId(id)
                .setCalendarId("c")
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setStartTime(Timestamps.fromSeconds(Instant.parse(start).getEpochSecond()))
                .setEndTime(Timestamps.fromSeconds(Instant.parse(end).getEpochSecond()))
                .build();
    }
}
