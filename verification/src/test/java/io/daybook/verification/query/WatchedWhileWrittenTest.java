package io.daybook.verification.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.QuerySettings.Pace;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Watches that start, break and go on while a calendar is written and a third of the notices is lost: at every position,
 * what each was told adds up to what was there, and none was told anything twice.
 */
@Timeout(120)
class WatchedWhileWrittenTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final Pace PACE = new Pace(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofHours(1));
    private static final int WATCHERS = 6;
    private static final int CHANGES = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsToldAddsUpToWhatIsThere(long seed) throws Exception {
        try (QueryStage stage = QueryStage.open(SERVERS.settings("seed-" + seed), PACE);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stage.projector().calendar("room-1");
            long last = 1 + CHANGES;
            var clients = new ArrayList<Future<List<Known>>>();
            for (int i = 0; i < WATCHERS; i++) {
                var random = new Random(seed * WATCHERS + i);
                clients.add(threads.submit(() -> new Client(stage, random).watchUntil(last)));
            }

            NavigableMap<Long, Map<String, Appointment>> there = write(stage.projector(), new Random(seed));

            for (Future<List<Known>> client : clients) {
                assertThat(client.get(60, TimeUnit.SECONDS)).allSatisfy(known -> assertThat(known.appointments)
                        .as("at position %d", known.position)
                        .isEqualTo(there.floorEntry(known.position).getValue()));
            }
        }
    }

    /** Changes at random; returns what is in the window, by position. */
    private static NavigableMap<Long, Map<String, Appointment>> write(FakeProjector projector, Random random) {
        var there = new TreeMap<Long, Map<String, Appointment>>(Map.of(projector.position(), Map.of()));
        var changes = new RandomChanges(projector, random);
        for (int i = 0; i < CHANGES; i++) {
            AppointmentNotice notice = changes.store();
            there.put(projector.position(), inWindow(changes.in("room-1")));
            if (random.nextInt(3) > 0) {
                projector.send(notice);
            }
        }
        return there;
    }

    private static Map<String, Appointment> inWindow(List<Appointment> appointments) {
        return appointments.stream()
                .filter(appointment -> Samples.start(appointment).isBefore(Samples.hour(24)))
                .collect(Collectors.toMap(Appointment::getAppointmentId, Function.identity()));
    }

    /** What a client knew when it was told everything up to a position. */
    private record Known(long position, Map<String, Appointment> appointments) {}

    /** Folds what it is told, and breaks off now and then, to go on from the position it has or to start anew. */
    private static final class Client {

        private final List<Known> history = new ArrayList<>();
        private final Map<String, Appointment> known = new HashMap<>();
        private final QueryStage stage;
        private final Random random;
        private long position;

        Client(QueryStage stage, Random random) {
            this.stage = stage;
            this.random = random;
        }

        List<Known> watchUntil(long last) throws InterruptedException {
            while (position < last) {
                try (Watch<WatchCalendarResponse> watch = stage.watch(request())) {
                    int answers = 1 + random.nextInt(60);
                    for (int i = 0; i < answers && position < last; i++) {
                        hear(watch.next());
                    }
                }
            }
            return history;
        }

        private WatchCalendarRequest.Builder request() {
            if (position == 0 || random.nextInt(3) == 0) {
                position = 0;
                known.clear();
            }
            return WatchCalendarRequest.newBuilder()
                    .setCalendarId("room-1")
                    .setWindowStartTime(Samples.timestamp(Samples.hour(0)))
                    .setWindowEndTime(Samples.timestamp(Samples.hour(24)))
                    .setAfterPosition(position);
        }

        private void hear(WatchCalendarResponse answer) {
            // 0 until the snapshot is complete.
            assertThat(answer.getPosition()).isGreaterThanOrEqualTo(position);
            switch (answer.getContentCase()) {
                case EXISTING -> assertThat(put(answer.getExisting())).isNull();
                case CHANGED -> {
                    Appointment before = put(answer.getChanged());
                    assertThat(answer.getPosition()).isIn(0L, answer.getChanged().getPosition());
                    assertThat(before == null ? 0 : before.getVersion()).isLessThan(answer.getChanged().getVersion());
                }
                case REMOVED -> {
                    Appointment before = known.remove(answer.getRemoved().getAppointmentId());
                    assertThat(before).as("told before it was removed").isNotNull();
                    assertThat(before.getVersion()).isLessThan(answer.getRemoved().getVersion());
                }
                case SNAPSHOT_COMPLETE, HEARTBEAT, CONTENT_NOT_SET -> {}
            }
            position = answer.getPosition();
            if (position > 0) {
                history.add(new Known(position, Map.copyOf(known)));
            }
        }

        private Appointment put(Appointment appointment) {
            return known.put(appointment.getAppointmentId(), appointment);
        }
    }
}
