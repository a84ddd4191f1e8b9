package io.daybook.verification.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.AgendaDay;
import io.daybook.v1.Appointment;
import io.daybook.v1.GetAgendaRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The days as they were at every position and time of a random history. */
@Timeout(60)
class PastAgendaTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final int CHANGES = 40;
    private static final List<String> ROOMS = List.of("room-1", "room-2");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPastIsAsItWas(long seed) throws Exception {
        try (QueryStage stage = QueryStage.open(SERVERS.settings("seed-" + seed), QueryStage.NOTICES_ONLY)) {
            FakeProjector projector = stage.projector();
            ROOMS.forEach(projector::calendar);
            var changes = new RandomChanges(projector, new Random(seed));
            Map<Long, Map<String, List<AgendaDay>>> past = new HashMap<>();
            for (int i = 0; i < CHANGES; i++) {
                changes.store();
                past.put(projector.position(), Map.of("room-1", days(changes, "room-1"), "room-2", days(changes, "room-2")));
            }

            past.forEach((position, rooms) -> rooms.forEach((room, days) -> {
                assertThat(agenda(stage, request(room).setAsOfPosition(position))).isEqualTo(days);
                assertThat(agenda(stage, request(room).setAsOfTime(Samples.time(position)))).isEqualTo(days);
            }));
            assertThat(agenda(stage, request("room-1")))
                    .isEqualTo(past.get(projector.position()).get("room-1"));
        }
    }

    private static List<AgendaDay> agenda(QueryStage stage, GetAgendaRequest.Builder request) {
        return stage.appointments().getAgenda(request.build()).getDaysList();
    }

    private static GetAgendaRequest.Builder request(String room) {
        return GetAgendaRequest.newBuilder()
                .setCalendarId(room)
                .setFirstDate("2026-11-23")
                .setDays(2)
                .setTimeZone("UTC");
    }

    private static List<AgendaDay> days(RandomChanges changes, String room) {
        return IntStream.range(0, 2).mapToObj(day -> day(changes.in(room), 24 * day)).toList();
    }

    private static AgendaDay day(List<Appointment> appointments, int firstHour) {
        Instant start = Samples.hour(firstHour);
        Instant end = Samples.hour(firstHour + 24);
        return AgendaDay.newBuilder()
                .setDate(start.toString().substring(0, 10))
                .addAllAppointments(appointments.stream()
                        .filter(appointment -> Samples.start(appointment).isBefore(end)
                                && start.isBefore(Samples.end(appointment)))
                        .sorted(Comparator.comparing(Samples::start).thenComparing(Appointment::getAppointmentId))
                        .toList())
                .build();
    }
}
