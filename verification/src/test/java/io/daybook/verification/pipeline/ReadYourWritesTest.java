package io.daybook.verification.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.ListAppointmentVersionsRequest;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** G6, through the whole pipeline: what was written is read, at the version it was written. */
@ExtendWith(RunningDaybook.class)
class ReadYourWritesTest {

    @Test
    void aReadThatNamesItsVersionShowsExactlyWhatTheCommandAnswered(Daybook daybook) {
        String calendar = daybook.newCalendar();
        for (int hour = 0; hour < 20; hour++) {
            Appointment written = daybook.appointments()
                    .bookAppointment(Daybook.booking(calendar, hour).build())
                    .getAppointment();

            assertThat(read(daybook, written)).isEqualTo(written);
        }
    }

    @Test
    void aListThatNamesAPositionHoldsWhatWasWrittenThere(Daybook daybook) {
        String calendar = daybook.newCalendar();
        BookAppointmentResponse booked =
                daybook.appointments().bookAppointment(Daybook.booking(calendar, 0).build());

        var list = daybook.appointmentQueries()
                .listAppointments(ListAppointmentsRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setMinPosition(booked.getReceipt().getPosition())
                        .build());

        assertThat(list.getAppointmentsList()).containsExactly(booked.getAppointment());
        assertThat(list.getAsOfPosition()).isGreaterThanOrEqualTo(booked.getReceipt().getPosition());
    }

    @Test
    void aWatchOpenedBeforeTheAppointmentExistsSeesEveryVersionAndEndsWithItsTarget(Daybook daybook) {
        String calendar = daybook.newCalendar();
        String id = UUID.randomUUID().toString();
        Iterator<WatchAppointmentResponse> watch = daybook.appointmentQueries()
                .watchAppointment(WatchAppointmentRequest.newBuilder()
                        .setAppointmentId(id)
                        .setEveryVersion(true)
                        .setUntilVersion(4)
                        .build());
        // The first message says that the watch is open and the appointment not there yet.
        assertThat(watch.next().hasAppointment()).isFalse();

        List<Appointment> written = writeFourVersions(daybook, calendar, id);

        var seen = new ArrayList<Appointment>();
        watch.forEachRemaining(message -> {
            if (message.hasAppointment()) {
                seen.add(message.getAppointment());
            }
        });
        assertThat(seen).isEqualTo(written);
    }

    @Test
    void theHistoryHoldsEveryVersionWithItsEvent(Daybook daybook) {
        String calendar = daybook.newCalendar();
        String id = UUID.randomUUID().toString();
        List<Appointment> written = writeFourVersions(daybook, calendar, id);

        var history = daybook.appointmentQueries()
                .listAppointmentVersions(ListAppointmentVersionsRequest.newBuilder()
                        .setAppointmentId(id)
                        .setMinVersion(4)
                        .build());

        assertThat(history.getVersionsList())
                .extracting(AppointmentVersion::getAppointment)
                .isEqualTo(written);
        assertThat(history.getVersionsList())
                .extracting(AppointmentVersion::getEvent)
                .isEqualTo(daybook.log(written.getFirst().getPosition()).stream()
                        .filter(event -> event.getEntityId().equals(id))
                        .toList());
    }

    private static List<Appointment> writeFourVersions(Daybook daybook, String calendar, String id) {
        var commands = daybook.appointments();
        return List.of(
                commands.bookAppointment(Daybook.booking(calendar, 0)
                                .setAppointmentId(id)
                                .build())
                        .getAppointment(),
                commands.rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                                .setAppointmentId(id)
                                .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(7_200)))
                                .build())
                        .getAppointment(),
                commands.updateAppointmentDetails(UpdateAppointmentDetailsRequest.newBuilder()
                                .setAppointmentId(id)
                                .setTitle("Surgery")
                                .build())
                        .getAppointment(),
                commands.cancelAppointment(CancelAppointmentRequest.newBuilder()
                                .setAppointmentId(id)
                                .setReason("ill")
                                .build())
                        .getAppointment());
    }

    private static Appointment read(Daybook daybook, Appointment written) {
        return daybook.appointmentQueries()
                .getAppointment(GetAppointmentRequest.newBuilder()
                        .setAppointmentId(written.getAppointmentId())
                        .setMinVersion(written.getVersion())
                        .build())
                .getAppointment();
    }
}
