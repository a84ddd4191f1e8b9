package io.daybook.verification.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.StatusRuntimeException;
import io.nats.client.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** G4 and G8: the views are the fold of the log, also after they or the stream, or both, were lost. */
@ExtendWith(RunningDaybook.class)
class DisposableViewsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void theViewsAreTheFoldOfTheLog(Daybook daybook) {
        write(daybook);

        assertViewsAreTheFold(daybook);
    }

    @Test
    void wipedViewsAreRefilledAndNeverShownIncomplete(Daybook daybook) {
        write(daybook);
        assertViewsAreTheFold(daybook);

        wipeViews(daybook);

        // Asked for no position, the views answer with everything there is to know or not at all.
        assertViewsAreTheFold(daybook, 0);
    }

    @Test
    void viewsAreRefilledFromTheLogWhenTheStreamIsLostToo(Daybook daybook) throws Exception {
        write(daybook);
        assertViewsAreTheFold(daybook);

        try (Connection nats = daybook.nats()) {
            nats.jetStreamManagement().purgeStream("DAYBOOK_EVENTS");
        }
        wipeViews(daybook);

        assertViewsAreTheFold(daybook);
        try (Connection nats = daybook.nats()) {
            nats.jetStreamManagement().deleteStream("DAYBOOK_EVENTS");
        }
    }

    private static void write(Daybook daybook) {
        String calendar = daybook.newCalendar();
        for (int hour = 0; hour < 10; hour++) {
            Appointment booked = daybook.appointments()
                    .bookAppointment(Daybook.booking(calendar, hour).build())
                    .getAppointment();
            if (hour % 3 == 0) {
                daybook.appointments()
                        .cancelAppointment(CancelAppointmentRequest.newBuilder()
                                .setAppointmentId(booked.getAppointmentId())
                                .build());
            }
        }
    }

    private static void wipeViews(Daybook daybook) {
        var environment = daybook.stack().environment();
        try (MongoClient mongo = MongoClients.create(environment.text("DAYBOOK_MONGO_URL", ""))) {
            var views = mongo.getDatabase(environment.text("DAYBOOK_MONGO_DATABASE", "daybook"));
            // Nothing may be read from a half-wiped database: what says that the views are complete goes first.
            views.getCollection("view_sets").drop();
            views.drop();
        }
    }

    private static void assertViewsAreTheFold(Daybook daybook) {
        assertViewsAreTheFold(daybook, daybook.head());
    }

    /** Whatever is answered on the way is complete or refused: a list is never shorter than the log says. */
    private static void assertViewsAreTheFold(Daybook daybook, long minPosition) {
        Map<String, Appointment> expected = fold(daybook.log());
        await().atMost(PATIENCE).until(() -> {
            try {
                List<Appointment> read = readAll(daybook, minPosition);
                assertThat(read).containsExactlyInAnyOrderElementsOf(expected.values());
                return true;
            } catch (StatusRuntimeException e) {
                assertThat(Failures.errorInfo(e).getReason())
                        .isIn("VIEW_FILLING", "VIEW_LAGGING", "DEPENDENCY_UNAVAILABLE");
                return false;
            }
        });
    }

    private static List<Appointment> readAll(Daybook daybook, long position) {
        var all = new ArrayList<Appointment>();
        String token = "";
        do {
            ListAppointmentsResponse page = daybook.appointmentQueries()
                    .listAppointments(ListAppointmentsRequest.newBuilder()
                            .setIncludeCancelled(true)
                            .setMinPosition(position)
                            .setPageSize(100)
                            .setPageToken(token)
                            .build());
            all.addAll(page.getAppointmentsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    private static Map<String, Appointment> fold(List<Event> log) {
        Map<String, AppointmentSnapshot> folded = new TreeMap<>();
        for (Event event : log) {
            if (event.getEntityType() == EntityType.ENTITY_TYPE_APPOINTMENT) {
                String id = event.getEntityId();
                folded.put(id, folded.getOrDefault(id, AppointmentSnapshot.none(id)).apply(event));
            }
        }
        Map<String, Appointment> messages = new TreeMap<>();
        folded.forEach((id, snapshot) -> messages.put(id, snapshot.toMessage()));
        return messages;
    }
}
