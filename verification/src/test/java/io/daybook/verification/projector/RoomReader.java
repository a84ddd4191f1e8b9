package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAgendaResponse;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ListCalendarsResponse;
import io.grpc.Channel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the room from a query server and holds each answer against all that any reader was told before it asked. */
final class RoomReader {

    private static final int MOST = 1_000;

    private final AppointmentQueryServiceBlockingStub appointments;
    private final CalendarQueryServiceGrpc.CalendarQueryServiceBlockingStub calendars;
    private final Room room;
    private final int calendarCount;
    private final Told told;
    private final Random random = new Random(3);

    RoomReader(Channel queryServer, Room room, int calendarCount, Told told) {
        this.appointments = AppointmentQueryServiceGrpc.newBlockingStub(queryServer);
        this.calendars = CalendarQueryServiceGrpc.newBlockingStub(queryServer);
        this.room = room;
        this.calendarCount = calendarCount;
        this.told = told;
    }

    /** What readers were told; a version or position that one of them knows is news to nobody. Safe for use by many threads. */
    static final class Told {

        private final Map<String, Long> versions = new ConcurrentHashMap<>();
        private final AtomicLong position = new AtomicLong();
        private final AtomicLong answers = new AtomicLong();

        long answers() {
            return answers.get();
        }

        private Told before() {
            var copy = new Told();
            copy.versions.putAll(versions);
            copy.position.set(position.get());
            return copy;
        }

        private void hear(String id, long version) {
            versions.merge(id, version, Math::max);
        }

        private void hear(long asOfPosition) {
            position.accumulateAndGet(asOfPosition, Math::max);
            answers.incrementAndGet();
        }

        private void assertNoNewer(String id, long version) {
            assertThat(version).as(id).isGreaterThanOrEqualTo(versions.getOrDefault(id, 0L));
        }
    }

    /** One read of each kind. */
    void read() {
        readAppointment();
        readAgenda();
        readCalendars();
    }

    private void readAppointment() {
        String id = room.appointments().get(random.nextInt(room.appointments().size()));
        Told before = told.before();
        long version = room.published(id);
        GetAppointmentResponse answer = appointments.getAppointment(GetAppointmentRequest.newBuilder()
                .setAppointmentId(id)
                .setMinVersion(random.nextBoolean() ? version : 0)
                .build());
        before.assertNoNewer(id, answer.getAppointment().getVersion());
        told.hear(id, answer.getAppointment().getVersion());
        // Of itself an appointment may tell a position that the views have not reached.
    }

    private void readAgenda() {
        Told before = told.before();
        GetAgendaResponse answer = appointments.getAgenda(GetAgendaRequest.newBuilder()
                .setCalendarId(Room.ID)
                .setFirstDate(LocalDate.ofInstant(Room.MIDNIGHT, ZoneOffset.UTC).toString())
                .setTimeZone("UTC")
                .build());
        List<Appointment> there = answer.getDays(0).getAppointmentsList();
        assertThat(there)
                .extracting(Appointment::getAppointmentId)
                .containsExactlyElementsOf(room.appointments());
        assertThat(answer.getAsOfPosition()).isGreaterThanOrEqualTo(before.position.get());
        there.forEach(each -> before.assertNoNewer(each.getAppointmentId(), each.getVersion()));
        there.forEach(each -> told.hear(each.getAppointmentId(), each.getVersion()));
        told.hear(answer.getAsOfPosition());
    }

    private void readCalendars() {
        Told before = told.before();
        ListCalendarsResponse answer =
                calendars.listCalendars(ListCalendarsRequest.newBuilder().setPageSize(MOST).build());
        List<Calendar> there = answer.getCalendarsList();
        assertThat(there).hasSize(calendarCount);
        assertThat(answer.getAsOfPosition()).isGreaterThanOrEqualTo(before.position.get());
        there.forEach(each -> before.assertNoNewer(each.getCalendarId(), each.getVersion()));
        there.forEach(each -> told.hear(each.getCalendarId(), each.getVersion()));
        told.hear(answer.getAsOfPosition());
    }
}
