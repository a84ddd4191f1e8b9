package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.daybook.command.CommandServer;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarState;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database that the first release filled is taken over. */
@ExtendWith(RunningDaybook.class)
class MigrationTest {

    private static final String TAKEN = "0198c1d2-7a3e-7c10-9b1e-2f4a5b6c7d8e";

    @Test
    void whatTheFirstReleaseBookedIsStillTakenAndItsNamesAreUnique(Daybook daybook) throws Exception {
        String url = newDatabase(daybook);
        Flyway.configure().dataSource(url, "postgres", "").target("1").load().migrate();
        fill(url);

        var environment = new HashMap<>(daybook.stack().environment().variables());
        environment.put("DAYBOOK_POSTGRES_URL", url);
        environment.put("DAYBOOK_PORT", "0");
        // Nobody listens there: the log of this database belongs on no stream.
        environment.put("DAYBOOK_NATS_URL", "nats://127.0.0.1:1");
        RunningServer server = CommandServer.start(new Environment(environment));
        try {
            ManagedChannel channel = daybook.channel("127.0.0.1:" + server.port());
            var appointments = AppointmentCommandServiceGrpc.newBlockingStub(channel);

            Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> appointments.bookAppointment(
                    Daybook.booking("old", 0).build()));
            Failures.expect(Code.ALREADY_EXISTS, "EXTERNAL_UID_TAKEN", () -> appointments.bookAppointment(
                    Daybook.booking("old", 1).setExternalUid("uid-1").build()));
            var calendars = CalendarCommandServiceGrpc.newBlockingStub(channel);
            Failures.expect(Code.ALREADY_EXISTS, "CALENDAR_NAME_TAKEN", () -> calendars.createCalendar(CreateCalendarRequest.newBuilder()
                            .setName("practice")
                            .setTimeZone("UTC")
                            .build()));
            appointments.bookAppointment(Daybook.booking("namesake", 0).build());
            // They share their name still, and can be changed all the same.
            for (String sharing : List.of("namesake", "old")) {
                calendars.updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendarId(sharing)
                        .setTimeZone("UTC")
                        .build());
            }
            assertThat(appointments
                            .cancelAppointment(CancelAppointmentRequest.newBuilder()
                                    .setAppointmentId(TAKEN)
                                    .build())
                            .getAppointment()
                            .getState())
                    .isEqualTo(AppointmentState.APPOINTMENT_STATE_CANCELLED);
            appointments.bookAppointment(
                    Daybook.booking("old", 0).setExternalUid("uid-1").build());
        } finally {
            server.close();
        }
    }

    private static String newDatabase(Daybook daybook) throws SQLException {
        String url = daybook.stack().environment().text("DAYBOOK_POSTGRES_URL", "");
        String name = "old_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            connection.createStatement().execute("create database " + name);
        }
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    private static void fill(String url) throws SQLException {
        Appointment appointment = Appointment.newBuilder()
                .setAppointmentId(TAKEN)
                .setCalendarId("old")
                .setTitle("Check-up")
                .setStartTime(Daybook.timestamp(Daybook.FUTURE))
                .setEndTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(1_800)))
                .setTimeZone("Europe/Berlin")
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setExternalUid("uid-1")
                .setVersion(1)
                .setPosition(3)
                .build();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            insert(connection, "insert into calendar values ('old', ?)", calendar("old", 1));
            insert(connection, "insert into calendar values ('namesake', ?)", calendar("namesake", 2));
            insert(
                    connection,
                    """
                    insert into appointment
                    values ('%s', 'old', true, '2031-03-03T08:00:00Z', '2031-03-03T08:30:00Z', 'uid-1', ?)
                    """
                            .formatted(TAKEN),
                    appointment);
            connection.createStatement().execute("update log_head set position = 3");
        }
    }

    private static Calendar calendar(String id, long position) {
        return Calendar.newBuilder()
                .setCalendarId(id)
                .setName("Practice")
                .setTimeZone("Europe/Berlin")
                .setState(CalendarState.CALENDAR_STATE_OPEN)
                .setVersion(1)
                .setPosition(position)
                .build();
    }

    private static void insert(Connection connection, String sql, MessageLite snapshot) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            insert.setBytes(1, snapshot.toByteArray());
            insert.executeUpdate();
        }
    }
}
