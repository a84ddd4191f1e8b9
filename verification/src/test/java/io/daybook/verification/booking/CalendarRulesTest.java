package io.daybook.verification.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CompleteAppointmentRequest;
import io.daybook.v1.ConfirmAppointmentRequest;
import io.daybook.v1.DeclineAppointmentRequest;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.MarkNoShowRequest;
import io.daybook.v1.Misfit;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.v1.UpdateCalendarResponse;
import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of calendars, through both command servers. {@link Daybook#FUTURE} is a Monday, 09:00 in Berlin. */
@ExtendWith(RunningDaybook.class)
class CalendarRulesTest {

    @Test
    void aCalendarWithThreeSeatsIsBookedThreeTimesAtOnceAndNotFour(Daybook daybook) throws Exception {
        String calendar = Rules.newCalendar(daybook, Rules.none().setSeats(3));

        List<String> outcomes = Concurrently.call(20, client -> {
            var server = client % 2 == 0 ? daybook.appointments() : daybook.appointmentsElsewhere();
            try {
                server.bookAppointment(Daybook.booking(calendar, 0)
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(60L * client)))
                        .build());
                return "booked";
            } catch (StatusRuntimeException e) {
                return Failures.errorInfo(e).getReason();
            }
        });

        assertThat(outcomes).filteredOn("booked"::equals).hasSize(3);
        assertThat(outcomes).containsOnly("booked", "SLOT_TAKEN");
    }

    @Test
    void outsideItsHoursNothingIsBookedAndTheNearestTimesAreTold(Daybook daybook) {
        String calendar = Rules.newCalendar(daybook, officeHours());

        var info = Failures.expect(Code.FAILED_PRECONDITION, "OUTSIDE_AVAILABILITY", () -> book(daybook, calendar, 8));

        assertThat(info.getMetadataOrThrow("free_before_start")).isEqualTo("2031-03-03T15:30:00Z");
        assertThat(info.getMetadataOrThrow("free_after_start")).isEqualTo("2031-03-04T08:00:00Z");
        book(daybook, calendar, 0);
    }

    @Test
    void theHostOverridesTheRulesWithAReasonButNeverTheSeats(Daybook daybook) {
        String calendar = Rules.newCalendar(daybook, officeHours());

        BookAppointmentRequest late = Daybook.booking(calendar, 12).setOverrideReason("emergency").build();
        daybook.appointments().bookAppointment(late);

        assertThat(daybook.log()).last().satisfies(event -> assertThat(
                        event.getAppointmentBooked().getOverrideReason())
                .isEqualTo("emergency"));
        Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointmentsElsewhere()
                .bookAppointment(late.toBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .build()));
    }

    @Test
    void changedRulesLeaveAppointmentsAsTheyAreAndNameThoseThatNoLongerFit(Daybook daybook) {
        String calendar = daybook.newCalendar();
        Appointment late = book(daybook, calendar, 12);
        book(daybook, calendar, 1);
        var update = UpdateCalendarRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCalendarId(calendar)
                .setRules(officeHours())
                .build();

        UpdateCalendarResponse answer = daybook.calendars().updateCalendar(update);

        assertThat(answer.getMisfitsList())
                .containsExactly(Misfit.newBuilder()
                        .setAppointmentId(late.getAppointmentId())
                        .setReason(ErrorReason.ERROR_REASON_OUTSIDE_AVAILABILITY)
                        .build());
        assertThat(answer.getMisfitCount()).isEqualTo(1);
        assertThat(daybook.calendars().updateCalendar(update)).isEqualTo(answer);
        Failures.expect(Code.FAILED_PRECONDITION, "OUTSIDE_AVAILABILITY", () -> book(daybook, calendar, 13));
    }

    @Test
    void oneRuleChangesAndTheOthersStay(Daybook daybook) {
        String calendar = Rules.newCalendar(daybook, officeHours().setSeats(2));

        CalendarRules rules = daybook.calendars()
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setRules(Rules.none().setGranularity(Rules.minutes(15)))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("rules.granularity"))
                        .build())
                .getCalendar()
                .getRules();

        assertThat(rules.getGranularity()).isEqualTo(Rules.minutes(15));
        assertThat(rules.getSeats()).isEqualTo(2);
        assertThat(rules.getWeeklyHoursCount()).isEqualTo(5);
    }

    @Test
    void changesComeTooLateWithinTheNoticeUnlessTheHostSaysWhy(Daybook daybook) {
        String calendar = Rules.newCalendar(
                daybook, Rules.none().setChangeNotice(Duration.newBuilder().setSeconds(86_400)));
        Instant soon = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600);
        String id = daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, 0)
                        .setStartTime(Daybook.timestamp(soon))
                        .build())
                .getReceipt()
                .getId();
        var cancel = CancelAppointmentRequest.newBuilder().setAppointmentId(id);

        Failures.expect(Code.FAILED_PRECONDITION, "NOTICE_TOO_SHORT", () -> daybook.appointments()
                .cancelAppointment(cancel.build()));
        Failures.expect(Code.FAILED_PRECONDITION, "NOTICE_TOO_SHORT", () -> daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(id)
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE))
                        .build()));
        daybook.appointments().cancelAppointment(cancel.setOverrideReason("ill").build());
    }

    @Test
    void aPendingBookingBlocksItsSlotUntilItIsDeclined(Daybook daybook) {
        String calendar = Rules.newCalendar(daybook, Rules.none().setRequiresConfirmation(true));
        Appointment pending = book(daybook, calendar, 0);

        assertThat(pending.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_PENDING);
        Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> book(daybook, calendar, 0));
        Appointment declined = daybook.appointments()
                .declineAppointment(DeclineAppointmentRequest.newBuilder()
                        .setAppointmentId(pending.getAppointmentId())
                        .setReason("full")
                        .build())
                .getAppointment();
        assertThat(declined.getState()).isEqualTo(AppointmentState.APPOINTMENT_STATE_DECLINED);
        assertThat(declined.getCancelReason()).isEqualTo("full");
        Appointment second = book(daybook, calendar, 0);
        assertThat(daybook.appointmentsElsewhere()
                        .confirmAppointment(ConfirmAppointmentRequest.newBuilder()
                                .setAppointmentId(second.getAppointmentId())
                                .build())
                        .getAppointment()
                        .getState())
                .isEqualTo(AppointmentState.APPOINTMENT_STATE_CONFIRMED);
        assertThat(Failures.expect(Code.FAILED_PRECONDITION, "ILLEGAL_STATE", () -> daybook.appointments()
                                .confirmAppointment(ConfirmAppointmentRequest.newBuilder()
                                        .setAppointmentId(pending.getAppointmentId())
                                        .build()))
                        .getMetadataOrThrow("state"))
                .isEqualTo("DECLINED");
    }

    @Test
    void onlyWhatHasBegunIsCompletedOrMissed(Daybook daybook) {
        String calendar = daybook.newCalendar();
        String future = book(daybook, calendar, 0).getAppointmentId();
        String past = daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, 0)
                        .setStartTime(Daybook.timestamp(Instant.parse("2020-01-01T10:00:00Z")))
                        .setAllowPast(true)
                        .build())
                .getReceipt()
                .getId();

        Failures.expect(Code.FAILED_PRECONDITION, "NOT_STARTED", () -> daybook.appointments()
                .completeAppointment(CompleteAppointmentRequest.newBuilder()
                        .setAppointmentId(future)
                        .build()));
        assertThat(daybook.appointments()
                        .completeAppointment(CompleteAppointmentRequest.newBuilder()
                                .setAppointmentId(past)
                                .build())
                        .getAppointment()
                        .getState())
                .isEqualTo(AppointmentState.APPOINTMENT_STATE_COMPLETED);
        assertThat(Failures.expect(Code.FAILED_PRECONDITION, "ILLEGAL_STATE", () -> daybook.appointments()
                                .markNoShow(MarkNoShowRequest.newBuilder()
                                        .setAppointmentId(past)
                                        .build()))
                        .getMetadataOrThrow("state"))
                .isEqualTo("COMPLETED");
    }

    static Stream<Arguments> badRules() {
        return Stream.of(
                Arguments.of("rules.seats", Rules.none().setSeats(0)),
                Arguments.of("rules.seats", Rules.none().setSeats(1_001)),
                Arguments.of("rules.granularity", Rules.none().setGranularity(Rules.minutes(7))),
                Arguments.of("rules.buffer_before", Rules.none().setBufferBefore(Rules.minutes(25 * 60))),
                Arguments.of("rules.buffer_after", Rules.none().setBufferAfter(Rules.minutes(-1))),
                Arguments.of(
                        "rules.max_length",
                        Rules.none().setMinLength(Rules.minutes(60)).setMaxLength(Rules.minutes(30))),
                Arguments.of(
                        "rules.max_horizon",
                        Rules.none().setMinNotice(Rules.minutes(60)).setMaxHorizon(Rules.minutes(30))),
                Arguments.of("rules.weekly_hours[0]", Rules.none().addWeeklyHours(hours("17:00", "09:00"))),
                Arguments.of("rules.weekly_hours[0]", Rules.none().addWeeklyHours(hours("nine", "17:00"))),
                Arguments.of("rules.weekly_hours[0]", Rules.none().addWeeklyHours(hours("", "17:00"))),
                Arguments.of(
                        "rules.weekly_hours[0].weekday",
                        Rules.none().addWeeklyHours(hours("09:00", "17:00").clearWeekday())),
                Arguments.of(
                        "rules.weekly_hours[1]",
                        Rules.none().addWeeklyHours(hours("09:00", "12:00")).addWeeklyHours(hours("11:00", "14:00"))),
                Arguments.of(
                        "rules.hours_exceptions[1]",
                        Rules.none()
                                .addHoursExceptions(closed("2031-12-24", "2031-12-26"))
                                .addHoursExceptions(closed("2031-12-26", ""))),
                Arguments.of("rules.hours_exceptions[0]", Rules.none().addHoursExceptions(closed("24.12.2031", ""))),
                Arguments.of(
                        "rules.hours_exceptions[0].last_date",
                        Rules.none().addHoursExceptions(closed("2031-12-26", "2031-12-24"))),
                Arguments.of(
                        "rules.hours_exceptions[0].kind",
                        Rules.none().addHoursExceptions(closed("2031-12-26", "").clearKind())));
    }

    @ParameterizedTest
    @MethodSource("badRules")
    void contradictoryRulesAreRefusedByTheirFieldAndNothingIsStored(
            String field, CalendarRules.Builder rules, Daybook daybook) {
        long before = daybook.head();

        assertThat(Failures.invalidFields(() -> Rules.newCalendar(daybook, rules))).containsExactly(field);

        assertThat(daybook.head()).isEqualTo(before);
    }

    private static Appointment book(Daybook daybook, String calendar, int hours) {
        return daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, hours).build())
                .getAppointment();
    }

    private static CalendarRules.Builder officeHours() {
        CalendarRules.Builder rules = CalendarRules.newBuilder();
        for (int day = 1; day <= 5; day++) {
            rules.addWeeklyHours(hours("09:00", "17:00").setWeekdayValue(day));
        }
        return rules;
    }

    private static WeeklyHours.Builder hours(String opens, String closes) {
        return WeeklyHours.newBuilder()
                .setWeekday(Weekday.WEEKDAY_MONDAY)
                .setOpens(opens)
                .setCloses(closes);
    }

    private static HoursException.Builder closed(String first, String last) {
        return HoursException.newBuilder()
                .setFirstDate(first)
                .setLastDate(last)
                .setKind(HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED);
    }
}
