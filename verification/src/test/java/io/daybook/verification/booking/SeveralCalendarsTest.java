package io.daybook.verification.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.Claim;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One appointment that takes time on several calendars, such as a person and a room. */
@ExtendWith(RunningDaybook.class)
class SeveralCalendarsTest {

    @Test
    void itTakesTimeOnAllOfThemEachWithItsOwnBuffers(Daybook daybook) {
        String person = daybook.newCalendar();
        String room = Rules.newCalendar(daybook, Rules.none().setBufferAfter(Rules.minutes(15)));

        Appointment booked = daybook.appointments()
                .bookAppointment(Daybook.booking(person, 0).addAlsoCalendarIds(room).build())
                .getAppointment();

        assertThat(booked.getClaimsList()).extracting(Claim::getCalendarId).containsExactly(person, room);
        assertThat(booked.getClaims(1).getEndTime().getSeconds() - booked.getEndTime().getSeconds()).isEqualTo(900);
        assertThat(listed(daybook, room, booked)).containsExactly(booked.getAppointmentId());
        // The person is free right after it, the room a quarter of an hour later.
        assertThat(taken(daybook, half(room, 30))).isEqualTo(room);
        daybook.appointmentsElsewhere().bookAppointment(half(person, 30).build());
        daybook.appointmentsElsewhere().bookAppointment(half(room, 45).build());
    }

    @Test
    void itIsBookedOnAllOrOnNone(Daybook daybook) {
        String person = daybook.newCalendar();
        String room = daybook.newCalendar();
        daybook.appointments().bookAppointment(Daybook.booking(room, 0).build());
        long before = daybook.head();

        assertThat(taken(daybook, Daybook.booking(person, 0).addAlsoCalendarIds(room))).isEqualTo(room);

        assertThat(daybook.head()).isEqualTo(before);
        daybook.appointments().bookAppointment(Daybook.booking(person, 0).build());
    }

    @Test
    void thoseWhoWantTheSameRoomAtOnceWithDifferentPeopleNeverBothGetIt(Daybook daybook) throws Exception {
        String room = daybook.newCalendar();
        List<String> people = List.of(daybook.newCalendar(), daybook.newCalendar(), daybook.newCalendar());

        List<String> outcomes = Concurrently.call(12, client -> {
            var server = client % 2 == 0 ? daybook.appointments() : daybook.appointmentsElsewhere();
            try {
                // Some name the room first, some the person: the order must not matter.
                String person = people.get(client % 3);
                boolean roomFirst = client % 4 < 2;
                server.bookAppointment(Daybook.booking(roomFirst ? room : person, 0)
                        .addAlsoCalendarIds(roomFirst ? person : room)
                        .build());
                return "booked";
            } catch (StatusRuntimeException e) {
                return Failures.errorInfo(e).getReason();
            }
        });

        assertThat(outcomes).containsOnlyOnce("booked").containsOnly("booked", "SLOT_TAKEN");
    }

    @Test
    void movingToAnotherCalendarKeepsIdentityHistoryAndUidAndFreesTheOldOneOnBothServers(Daybook daybook) {
        String from = daybook.newCalendar();
        String to = daybook.newCalendar();
        Appointment booked = daybook.appointments()
                .bookAppointment(Daybook.booking(from, 0).setExternalUid("uid-1").build())
                .getAppointment();
        // The second server knows both calendars before the move.
        taken(daybook, Daybook.booking(from, 0));
        daybook.appointmentsElsewhere().bookAppointment(Daybook.booking(to, 5).build());

        Appointment moved = daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(booked.getAppointmentId())
                        .setStartTime(booked.getStartTime())
                        .setCalendarId(to)
                        .build())
                .getAppointment();

        assertThat(moved.getCalendarId()).isEqualTo(to);
        assertThat(moved.getVersion()).isEqualTo(2);
        assertThat(moved.getExternalUid()).isEqualTo("uid-1");
        assertThat(taken(daybook, Daybook.booking(to, 0))).isEqualTo(to);
        daybook.appointmentsElsewhere()
                .bookAppointment(Daybook.booking(from, 0).setExternalUid("uid-1").build());
        assertThat(listed(daybook, to, moved)).contains(moved.getAppointmentId());
    }

    @Test
    void anExternalUidIsNotTakenOverToACalendarThatHasIt(Daybook daybook) {
        String from = daybook.newCalendar();
        String to = daybook.newCalendar();
        String id = daybook.appointments()
                .bookAppointment(Daybook.booking(from, 0).setExternalUid("uid-1").build())
                .getReceipt()
                .getId();
        daybook.appointments()
                .bookAppointment(Daybook.booking(to, 3).setExternalUid("uid-1").build());

        Failures.expect(Code.ALREADY_EXISTS, "EXTERNAL_UID_TAKEN", () -> daybook.appointments()
                .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(id)
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE))
                        .setCalendarId(to)
                        .build()));
    }

    @Test
    void cancellingFreesAllOfThem(Daybook daybook) {
        String person = daybook.newCalendar();
        String room = daybook.newCalendar();
        String id = daybook.appointments()
                .bookAppointment(Daybook.booking(person, 0).addAlsoCalendarIds(room).build())
                .getReceipt()
                .getId();

        daybook.appointments()
                .cancelAppointment(
                        CancelAppointmentRequest.newBuilder().setAppointmentId(id).build());

        daybook.appointmentsElsewhere().bookAppointment(Daybook.booking(room, 0).build());
        daybook.appointmentsElsewhere().bookAppointment(Daybook.booking(person, 0).build());
    }

    @Test
    void aCalendarIsNotNamedTwice(Daybook daybook) {
        String calendar = daybook.newCalendar();

        assertThat(Failures.invalidFields(() -> daybook.appointments()
                        .bookAppointment(Daybook.booking(calendar, 0)
                                .addAlsoCalendarIds(calendar)
                                .build())))
                .containsExactly("also_calendar_ids[0]");
    }

    private static BookAppointmentRequest.Builder half(String calendar, int minutes) {
        return Daybook.booking(calendar, 0)
                .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(minutes * 60L)));
    }

    /** Which calendar is taken, if a booking through the second server is refused. */
    private static String taken(Daybook daybook, BookAppointmentRequest.Builder request) {
        return Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointmentsElsewhere()
                        .bookAppointment(request.build()))
                .getMetadataOrThrow("calendar_id");
    }

    private static List<String> listed(Daybook daybook, String calendar, Appointment newest) {
        return daybook.appointmentQueries()
                .listAppointments(ListAppointmentsRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setMinPosition(newest.getPosition())
                        .build())
                .getAppointmentsList()
                .stream()
                .map(Appointment::getAppointmentId)
                .toList();
    }
}
