package io.daybook.verification.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An appointment on several calendars that moves between them, through the whole pipeline. */
@ExtendWith(RunningDaybook.class)
class SeveralCalendarsTest {

    @Test
    void eachCalendarShowsItWhileItIsThereAndTellsWhenItLeaves(Daybook daybook) {
        String doctor = daybook.newCalendar();
        String room = daybook.newCalendar();
        String colleague = daybook.newCalendar();
        Appointment booked = daybook.appointments()
                .bookAppointment(Daybook.booking(doctor, 0).addAlsoCalendarIds(room).build())
                .getAppointment();
        Appointment moved = daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(booked.getAppointmentId())
                        .setStartTime(booked.getStartTime())
                        .setCalendarId(colleague)
                        .addAlsoCalendarIds(room)
                        .build())
                .getAppointment();

        assertThat(on(daybook, doctor, booked, moved)).containsExactly(List.of(booked), List.of());
        assertThat(on(daybook, room, booked, moved)).containsExactly(List.of(booked), List.of(moved));
        assertThat(on(daybook, colleague, booked, moved)).containsExactly(List.of(), List.of(moved));
        assertThat(firstTold(daybook, doctor, booked.getPosition()).getRemoved()).isEqualTo(moved);
        assertThat(firstTold(daybook, room, booked.getPosition()).getChanged()).isEqualTo(moved);
        assertThat(firstTold(daybook, colleague, booked.getPosition()).getChanged()).isEqualTo(moved);
        assertThat(daybook.appointmentQueries()
                        .getAppointment(GetAppointmentRequest.newBuilder()
                                .setAppointmentId(booked.getAppointmentId())
                                .setAsOfTime(booked.getUpdateTime())
                                .build())
                        .getAppointment())
                .isEqualTo(booked);
    }

    /** The day on a calendar as of one version, and now, no older than another. */
    private static List<List<Appointment>> on(Daybook daybook, String calendar, Appointment before, Appointment after) {
        var day = GetAgendaRequest.newBuilder()
                .setCalendarId(calendar)
                .setFirstDate("2031-03-03")
                .setMinPosition(after.getPosition());
        return List.of(
                day(daybook, day.clone().setAsOfPosition(before.getPosition())),
                day(daybook, day));
    }

    private static List<Appointment> day(Daybook daybook, GetAgendaRequest.Builder request) {
        return daybook.appointmentQueries().getAgenda(request.build()).getDays(0).getAppointmentsList();
    }

    private static WatchCalendarResponse firstTold(Daybook daybook, String calendar, long afterPosition) {
        return daybook.appointmentQueries()
                .watchCalendar(WatchCalendarRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setWindowStartTime(Daybook.timestamp(Daybook.FUTURE))
                        .setWindowEndTime(Daybook.timestamp(Daybook.FUTURE.plus(Duration.ofDays(1))))
                        .setAfterPosition(afterPosition)
                        .build())
                .next();
    }
}
