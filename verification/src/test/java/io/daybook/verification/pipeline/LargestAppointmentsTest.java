package io.daybook.verification.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.Attendee;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.Event;
import io.daybook.v1.ListAppointmentVersionsRequest;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Appointments as large as the contract allows pass through everything, whatever clients accept in one message. */
@ExtendWith(RunningDaybook.class)
class LargestAppointmentsTest {

    private static final int COUNT = 20;

    /** A character of four bytes. */
    private static final String WIDE = "\uD83D\uDCD4";

    @Test
    void theyAreReadFromTheLogTheListsAndTheHistory(Daybook daybook) {
        String calendar = daybook.newCalendar();
        long before = daybook.head();
        var booked = new ArrayList<Appointment>();
        for (int hour = 0; hour < COUNT; hour++) {
            booked.add(daybook.appointments().bookAppointment(largest(calendar, hour)).getAppointment());
        }
        assertThat(booked.getFirst().getSerializedSize()).isGreaterThan(200_000);

        assertThat(daybook.log(before + 1))
                .extracting(Event::getEntityId)
                .isEqualTo(booked.stream().map(Appointment::getAppointmentId).toList());
        assertThat(list(daybook, calendar, booked.getLast().getPosition())).isEqualTo(booked);

        Appointment cancelled = daybook.appointments()
                .cancelAppointment(CancelAppointmentRequest.newBuilder()
                        .setAppointmentId(booked.getFirst().getAppointmentId())
                        .build())
                .getAppointment();
        assertThat(daybook.appointmentQueries()
                        .listAppointmentVersions(ListAppointmentVersionsRequest.newBuilder()
                                .setAppointmentId(cancelled.getAppointmentId())
                                .setMinVersion(2)
                                .build())
                        .getVersionsList())
                .extracting(version -> version.getAppointment())
                .containsExactly(booked.getFirst(), cancelled);
    }

    private static BookAppointmentRequest largest(String calendar, int hour) {
        var request = Daybook.booking(calendar, hour)
                .setTitle(WIDE.repeat(500))
                .setDescription(WIDE.repeat(8_192));
        for (int number = 0; number < 200; number++) {
            request.addAttendees(Attendee.newBuilder()
                    .setName(WIDE.repeat(200))
                    .setEmail("x".repeat(230) + number + "@example.org"));
        }
        return request.build();
    }

    private static List<Appointment> list(Daybook daybook, String calendar, long position) {
        var all = new ArrayList<Appointment>();
        String token = "";
        do {
            ListAppointmentsResponse page = daybook.appointmentQueries()
                    .listAppointments(ListAppointmentsRequest.newBuilder()
                            .setCalendarId(calendar)
                            .setMinPosition(position)
                            .setPageToken(token)
                            .build());
            all.addAll(page.getAppointmentsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }
}
