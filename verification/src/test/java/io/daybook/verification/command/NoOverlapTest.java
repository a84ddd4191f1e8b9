package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.Times;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** G5 over a whole history: many callers book, move and cancel through two servers in a calendar that is nearly full. */
@ExtendWith(RunningDaybook.class)
class NoOverlapTest {

    private static final int CLIENTS = 12;
    private static final int COMMANDS_PER_CLIENT = 60;
    private static final int MINUTES = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atNoPositionOfTheLogDoTwoActiveAppointmentsOverlap(long seed, Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        long before = daybook.head();
        var booked = new CopyOnWriteArrayList<String>();

        List<Integer> accepted = Concurrently.call(
                CLIENTS, client -> act(new Random(seed * 1_000 + client), client, calendar, booked, daybook));

        assertThat(accepted.stream().mapToInt(Integer::intValue).sum())
                .as("commands accepted, of %d, seed %d", CLIENTS * COMMANDS_PER_CLIENT, seed)
                .isGreaterThan(50);
        assertNoOverlap(daybook.log(before + 1), calendar);
    }

    private static int act(Random random, int client, String calendar, List<String> booked, Daybook daybook) {
        int accepted = 0;
        for (int i = 0; i < COMMANDS_PER_CLIENT; i++) {
            try {
                var server = client % 2 == 0 ? daybook.appointments() : daybook.appointmentsElsewhere();
                booked.add(command(random, calendar, booked, server));
                accepted++;
            } catch (StatusRuntimeException e) {
                assertThat(Failures.errorInfo(e).getReason()).isIn("SLOT_TAKEN", "APPOINTMENT_CANCELLED");
            }
        }
        return accepted;
    }

    private static String command(
            Random random, String calendar, List<String> booked, AppointmentCommandServiceBlockingStub server) {
        var start = Daybook.timestamp(Daybook.FUTURE.plusSeconds(60L * random.nextInt(MINUTES)));
        int kind = booked.isEmpty() ? 0 : random.nextInt(10);
        if (kind < 3) {
            return server.bookAppointment(
                            Daybook.booking(calendar, 0).setStartTime(start).build())
                    .getReceipt()
                    .getId();
        }
        String id = booked.get(random.nextInt(booked.size()));
        if (kind < 8) {
            server.rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                    .setAppointmentId(id)
                    .setStartTime(start)
                    .build());
        } else {
            server.cancelAppointment(
                    CancelAppointmentRequest.newBuilder().setAppointmentId(id).build());
        }
        return id;
    }

    private static void assertNoOverlap(List<Event> log, String calendar) {
        Map<String, AppointmentSnapshot> appointments = new HashMap<>();
        for (Event event : log) {
            if (event.getEntityType() != EntityType.ENTITY_TYPE_APPOINTMENT) {
                continue;
            }
            String id = event.getEntityId();
            AppointmentSnapshot changed =
                    appointments.getOrDefault(id, AppointmentSnapshot.none(id)).apply(event);
            appointments.put(id, changed);
            changed.activeBooking().ifPresent(active -> assertThat(appointments.values())
                    .filteredOn(other -> !other.id().equals(id))
                    .noneMatch(other -> other.activeBooking()
                            .filter(held -> held.calendarId().equals(calendar)
                                    && overlap(held.slot(), active.slot(), event))
                            .isPresent()));
        }
    }

    private static boolean overlap(TimeSlot held, TimeSlot taken, Event event) {
        boolean overlap = held.overlaps(taken);
        assertThat(overlap)
                .as("position %d at %s: %s over %s", event.getPosition(), Times.instant(event.getCommitTime()), taken, held)
                .isFalse();
        return overlap;
    }
}
