package io.daybook.verification.booking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import io.daybook.service.RunningServer;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.BookSeriesResponse;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CancelSeriesRequest;
import io.daybook.v1.CancelSeriesResponse;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.SeriesFit;
import io.daybook.v1.SeriesOccurrence;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recurring bookings. */
@ExtendWith(RunningDaybook.class)
class SeriesTest {

    @Test
    void aWeeklySeriesKeepsItsLocalTimeOverTheClockChange(Daybook daybook) {
        String calendar = daybook.newCalendar();

        // The clocks of Berlin go forward on 2031-03-30.
        BookSeriesResponse answer = daybook.appointments()
                .bookSeries(weekly(calendar, 4).setLocalStartTime("2031-03-17T10:00").build());

        assertThat(answer.getOccurrencesList())
                .extracting(occurrence -> Timestamps.toString(occurrence.getStartTime()))
                .containsExactly(
                        "2031-03-17T09:00:00Z",
                        "2031-03-24T09:00:00Z",
                        "2031-03-31T08:00:00Z",
                        "2031-04-07T08:00:00Z");
        List<Appointment> booked = appointments(daybook, answer);
        assertThat(booked)
                .extracting(Appointment::getAppointmentId)
                .containsExactlyElementsOf(answer.getOccurrencesList().stream()
                        .map(SeriesOccurrence::getAppointmentId)
                        .toList());
        assertThat(booked).allSatisfy(appointment -> {
            assertThat(appointment.getSeriesId()).isEqualTo(answer.getReceipt().getId());
            assertThat(appointment.getSeriesStartTime()).isEqualTo(appointment.getStartTime());
        });
        assertThat(answer.getLastPosition()).isEqualTo(answer.getReceipt().getPosition() + 4);
    }

    @Test
    void allOrNothingStoresNothingWhenOneOccurrenceIsTaken(Daybook daybook) {
        String calendar = daybook.newCalendar();
        take(daybook, calendar, "2031-03-24T10:30");
        long before = daybook.head();

        var info = Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointments()
                .bookSeries(weekly(calendar, 3).build()));

        assertThat(info.getMetadataOrThrow("occurrence")).isEqualTo("2031-03-24T09:00:00Z");
        assertThat(daybook.head()).isEqualTo(before);
    }

    @Test
    void whatFitsIsBookedAndTheRestReported(Daybook daybook) {
        String calendar = daybook.newCalendar();
        take(daybook, calendar, "2031-03-24T10:30");

        BookSeriesResponse answer = daybook.appointments()
                .bookSeries(weekly(calendar, 3).setFit(SeriesFit.SERIES_FIT_WHAT_FITS).build());

        assertThat(answer.getOccurrencesList())
                .extracting(SeriesOccurrence::getRefusal)
                .containsExactly(
                        ErrorReason.ERROR_REASON_UNSPECIFIED,
                        ErrorReason.ERROR_REASON_SLOT_TAKEN,
                        ErrorReason.ERROR_REASON_UNSPECIFIED);
        assertThat(appointments(daybook, answer)).hasSize(2);
    }

    @Test
    void anOccurrenceWhoseIdIsTakenByAnotherAppointmentIsRefusedAlsoByAServerThatNeverSawThatOne(Daybook daybook)
            throws Exception {
        String calendar = daybook.newCalendar();
        String series = UUID.randomUUID().toString();
        String occurrence = "2031-03-24T09:00:00Z";
        String taken = UUID.nameUUIDFromBytes((series + "/" + occurrence).getBytes(UTF_8)).toString();
        daybook.appointments()
                .bookAppointment(Daybook.booking(daybook.newCalendar(), 0).setAppointmentId(taken).build());

        try (RunningServer newcomer = daybook.newCommandServer()) {
            var commands = AppointmentCommandServiceGrpc.newBlockingStub(
                    daybook.channel("127.0.0.1:" + newcomer.port()));
            var info = Failures.expect(Code.ALREADY_EXISTS, "APPOINTMENT_EXISTS", () -> commands.bookSeries(
                    weekly(calendar, 3).setSeriesId(series).build()));

            assertThat(info.getMetadataOrThrow("occurrence")).isEqualTo(occurrence);
        }
    }

    @Test
    void aRepeatedRequestGetsTheSameReport(Daybook daybook) {
        String calendar = daybook.newCalendar();
        BookSeriesRequest request = weekly(calendar, 3)
                .setRequestId(UUID.randomUUID().toString())
                .build();

        BookSeriesResponse first = daybook.appointments().bookSeries(request);
        BookSeriesResponse again = daybook.appointmentsElsewhere().bookSeries(request);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void ofTwoSeriesThatMeetAtOnceOneGetsEverythingAndTheOtherNothing(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();

        List<String> outcomes = Concurrently.call(8, client -> {
            var server = client % 2 == 0 ? daybook.appointments() : daybook.appointmentsElsewhere();
            try {
                server.bookSeries(weekly(calendar, 20).build());
                return "booked";
            } catch (io.grpc.StatusRuntimeException e) {
                return Failures.errorInfo(e).getReason();
            }
        });

        assertThat(outcomes).containsOnlyOnce("booked").containsOnly("booked", "SLOT_TAKEN");
    }

    @Test
    void oneOccurrenceIsChangedAloneAndTheFollowingAreCancelledWithoutIt(Daybook daybook) {
        String calendar = daybook.newCalendar();
        BookSeriesResponse series =
                daybook.appointments().bookSeries(weekly(calendar, 4).build());
        List<String> ids = series.getOccurrencesList().stream()
                .map(SeriesOccurrence::getAppointmentId)
                .toList();
        daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(ids.get(1))
                        .setLocalStartTime("2031-03-27T15:00")
                        .build());
        daybook.appointments()
                .cancelAppointment(CancelAppointmentRequest.newBuilder()
                        .setAppointmentId(ids.get(3))
                        .build());

        CancelSeriesResponse cancelled = daybook.appointmentsElsewhere()
                .cancelSeries(CancelSeriesRequest.newBuilder()
                        .setSeriesId(series.getReceipt().getId())
                        .setFromAppointmentId(ids.get(1))
                        .setReason("moved away")
                        .build());

        assertThat(cancelled.getCancelledAppointmentIdsList()).containsExactly(ids.get(1), ids.get(2));
        assertThat(daybook.appointmentQueries()
                        .listAppointments(ListAppointmentsRequest.newBuilder()
                                .setSeriesId(series.getReceipt().getId())
                                .setMinPosition(cancelled.getLastPosition())
                                .build())
                        .getAppointmentsList())
                .extracting(Appointment::getAppointmentId)
                .containsExactly(ids.getFirst());
        var everything = CancelSeriesRequest.newBuilder()
                .setSeriesId(series.getReceipt().getId())
                .build();
        assertThat(daybook.appointments().cancelSeries(everything).getCancelledAppointmentIdsList())
                .containsExactly(ids.getFirst());
        assertThat(daybook.appointments().cancelSeries(everything).getCancelledAppointmentIdsList()).isEmpty();
    }

    @Test
    void validatingOnlyTellsTheOccurrencesAndStoresNothing(Daybook daybook) {
        long before = daybook.head();

        BookSeriesResponse answer = daybook.appointments()
                .bookSeries(weekly(daybook.newCalendar(), 3).setValidateOnly(true).build());

        assertThat(answer.getOccurrencesCount()).isEqualTo(3);
        assertThat(answer.getLastPosition()).isZero();
        assertThat(daybook.head()).isEqualTo(before + 1);
    }

    @Test
    void aSeriesThatCrossesTheHorizonIsRefusedInBothModes(Daybook daybook) {
        String calendar = Rules.newCalendar(
                daybook, Rules.none().setMaxHorizon(com.google.protobuf.Duration.newBuilder().setSeconds(30 * 86_400L)));
        var request = weekly(calendar, 3);
        long before = daybook.head();

        Failures.expect(Code.FAILED_PRECONDITION, "BEYOND_HORIZON", () -> daybook.appointments().bookSeries(request.build()));
        Failures.expect(Code.FAILED_PRECONDITION, "BEYOND_HORIZON", () -> daybook.appointments()
                .bookSeries(request.setFit(SeriesFit.SERIES_FIT_WHAT_FITS).build()));
        assertThat(daybook.head()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recurrence_rule          |
            recurrence_rule          | FREQ=WEEKLY
            recurrence_rule          | FREQ=DAILY;COUNT=1001
            recurrence_rule          | FREQ=DAILY;UNTIL=20991231
            recurrence_rule          | FREQ=YEARLY;COUNT=3
            recurrence_rule          | FREQ=WEEKLY;COUNT=3;UNTIL=20310401
            recurrence_rule          | FREQ=DAILY;COUNT=0
            recurrence_rule          | nonsense
            """)
    void aRuleWithoutAnEndOrWithTooManyOccurrencesIsRefused(String field, String rule, Daybook daybook) {
        String calendar = daybook.newCalendar();
        long before = daybook.head();

        assertThat(Failures.invalidFields(() -> daybook.appointments()
                        .bookSeries(weekly(calendar, 1)
                                .setRecurrenceRule(rule == null ? "" : rule)
                                .build())))
                .containsExactly(field);
        assertThat(daybook.head()).isEqualTo(before);
    }

    @Test
    void anOccurrenceOfAnyAbsurdLengthIsRefusedAtOnce(Daybook daybook) {
        String calendar = daybook.newCalendar();

        assertThat(Failures.invalidFields(() -> daybook.appointments()
                        .bookSeries(weekly(calendar, 1)
                                .setDuration(com.google.protobuf.Duration.newBuilder().setSeconds(315_576_000_000L))
                                .build())))
                .containsExactly("duration");
        assertThat(Failures.invalidFields(() -> daybook.appointments()
                        .bookSeries(weekly(calendar, 1).setLocalStartTime("2200-01-01T00:30").build())))
                .containsExactly("duration");
    }

    @Test
    void occurrencesMustNotOverlapEachOther(Daybook daybook) {
        String calendar = daybook.newCalendar();

        assertThat(Failures.invalidFields(() -> daybook.appointments()
                        .bookSeries(weekly(calendar, 1)
                                .setRecurrenceRule("FREQ=DAILY;COUNT=3")
                                .setDuration(Rules.minutes(25 * 60))
                                .build())))
                .containsExactly("duration");
    }

    private static List<Appointment> appointments(Daybook daybook, BookSeriesResponse series) {
        List<Appointment> appointments = daybook.appointmentQueries()
                .listAppointments(ListAppointmentsRequest.newBuilder()
                        .setSeriesId(series.getReceipt().getId())
                        .setMinPosition(series.getLastPosition())
                        .build())
                .getAppointmentsList();
        assertThat(appointments)
                .extracting(Appointment::getState)
                .containsOnly(AppointmentState.APPOINTMENT_STATE_CONFIRMED);
        return appointments;
    }

    private static void take(Daybook daybook, String calendar, String localStart) {
        daybook.appointments()
                .bookAppointment(BookAppointmentRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setTitle("In the way")
                        .setLocalStartTime(localStart)
                        .setDuration(Rules.minutes(30))
                        .build());
    }

    private static BookSeriesRequest.Builder weekly(String calendar, int count) {
        return BookSeriesRequest.newBuilder()
                .setCalendarId(calendar)
                .setLocalStartTime("2031-03-17T10:00")
                .setDuration(Rules.minutes(60))
                .setRecurrenceRule("FREQ=WEEKLY;COUNT=" + count)
                .setTitle("Choir");
    }
}
