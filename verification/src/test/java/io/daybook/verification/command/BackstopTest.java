package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.BookAppointmentRequest;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** G5 behind the decision: what a server decides from wrong state, the database does not store. */
@ExtendWith(RunningDaybook.class)
class BackstopTest {

    @Test
    void aSlotThatWasTakenBehindTheServersBackIsRefusedAndItsNeighboursAreBooked(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        daybook.appointments().bookAppointment(Daybook.booking(calendar, 0).build());
        UUID intruder = UUID.randomUUID();
        takeBehindTheServersBack(daybook, calendar, intruder, Daybook.booking(calendar, 7).build());
        try {
            List<String> outcomes = Concurrently.call(
                    12, hour -> book(daybook, Daybook.booking(calendar, hour + 1).build()));

            assertThat(outcomes).filteredOn("booked"::equals).hasSize(11);
            assertThat(outcomes.get(6)).isEqualTo("SLOT_TAKEN");
        } finally {
            remove(daybook, intruder);
        }
    }

    private static String book(Daybook daybook, BookAppointmentRequest request) {
        try {
            daybook.appointments().bookAppointment(request);
            return "booked";
        } catch (StatusRuntimeException e) {
            return Failures.errorInfo(e).getReason();
        }
    }

    private static void takeBehindTheServersBack(
            Daybook daybook, String calendar, UUID id, BookAppointmentRequest slot) throws SQLException {
        long start = slot.getStartTime().getSeconds() * 1_000;
        try (Connection connection = connect(daybook);
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into appointment_claim
                          (appointment_id, calendar_id, start_time, end_time, blocked_start, blocked_end,
                           exclusive_start, external_uid)
                        values (?, ?, ?, ?, ?, ?, ?, '')
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, calendar);
            insert.setTimestamp(3, new Timestamp(start));
            insert.setTimestamp(4, new Timestamp(start + 1_800_000));
            insert.setTimestamp(5, new Timestamp(start));
            insert.setTimestamp(6, new Timestamp(start + 1_800_000));
            insert.setTimestamp(7, new Timestamp(start));
            insert.executeUpdate();
        }
    }

    private static void remove(Daybook daybook, UUID id) throws SQLException {
        try (Connection connection = connect(daybook);
                PreparedStatement delete =
                        connection.prepareStatement("delete from appointment_claim where appointment_id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }

    private static Connection connect(Daybook daybook) throws SQLException {
        return DriverManager.getConnection(
                daybook.stack().environment().text("DAYBOOK_POSTGRES_URL", ""), "postgres", "");
    }
}
