package io.daybook.client;

import static io.daybook.client.FakeServer.appointment;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.client.CalendarNews.Changed;
import io.daybook.client.CalendarNews.Removed;
import io.daybook.client.CalendarNews.Snapshot;
import io.daybook.client.CalendarNews.Unchanged;
import io.daybook.v1.Appointment;
import io.daybook.v1.Heartbeat;
import io.daybook.v1.SnapshotComplete;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchCalendarTest {

    private static final StatusRuntimeException AWAY = Status.UNAVAILABLE.asRuntimeException();
    private static final Appointment A1 = appointment("a", 1, 5);
    private static final Appointment A2 = appointment("a", 2, 12);
    private static final Appointment B1 = appointment("b", 1, 7);
    private static final Appointment B2 = appointment("b", 2, 14);

    private FakeServer server;
    private DaybookClient client;
    private Watch<CalendarNews> watch;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        client = DaybookClient.connect(ClientSettings.of(server.address(), server.address(), "ann"));
        watch = client.watch(WatchCalendarRequest.newBuilder().setCalendarId("team").build());
    }

    @AfterEach
    void stop() {
        watch.close();
        client.close();
        server.close();
    }

    @Test
    void aSnapshotIsToldAsAWholeAlsoIfItTookTwoConnections() throws InterruptedException {
        tell(AWAY, existing(A1));
        tell(null, existing(B1), complete(10));

        assertThat(next()).isEqualTo(new Snapshot(List.of(B1), 10));
        assertThat(positions()).containsExactly(0L, 0L);
    }

    @Test
    void whatHappensDuringASnapshotIsPartOfIt() throws InterruptedException {
        tell(null, existing(A1), changed(A2, 0), existing(A1), removed(B2, 0), complete(10));

        assertThat(next()).isEqualTo(new Snapshot(List.of(A2), 10));
    }

    @Test
    void itGoesOnBehindThePositionItToldLast() throws InterruptedException {
        tell(AWAY, existing(A1), complete(10), changed(A2, 12));
        tell(null, changed(A2, 12), heartbeat(13), removed(B2, 14));

        assertThat(next()).isEqualTo(new Snapshot(List.of(A1), 10));
        assertThat(next()).isEqualTo(new Changed(A2, 12));
        assertThat(next()).isEqualTo(new Unchanged(13));
        assertThat(next()).isEqualTo(new Removed(B2, 14));
        assertThat(positions()).containsExactly(0L, 12L);
    }

    @Test
    void whatASnapshotShowedAheadOfItsPositionIsNotToldAgain() throws InterruptedException {
        tell(AWAY, existing(A2), complete(10));
        tell(null, changed(A2, 12), changed(B2, 14));

        assertThat(next()).isEqualTo(new Snapshot(List.of(A2), 10));
        assertThat(next()).isEqualTo(new Changed(B2, 14));
    }

    @Test
    void aSnapshotOfViewsThatHoldNothingYetIsOne() throws InterruptedException {
        tell(AWAY, complete(0), changed(A1, 5));
        tell(null, heartbeat(6));

        assertThat(next()).isEqualTo(new Snapshot(List.of(), 0));
        assertThat(next()).isEqualTo(new Changed(A1, 5));
        assertThat(next()).isEqualTo(new Unchanged(6));
        assertThat(positions()).containsExactly(0L, 5L);
    }

    @Test
    void viewsThatDoNotReachItsPositionAreToldAnew() throws InterruptedException {
        tell(AWAY, existing(A1), complete(10));
        tell(lagging(4));
        tell(lagging(5));
        tell(lagging(5));
        tell(null, complete(5));

        assertThat(next()).isInstanceOf(Snapshot.class);
        assertThat(next()).isEqualTo(new Snapshot(List.of(), 5));
        assertThat(positions()).containsExactly(0L, 10L, 10L, 10L, 0L);
    }

    private CalendarNews next() throws InterruptedException {
        return watch.next(Duration.ofSeconds(20)).orElseThrow();
    }

    private List<Long> positions() {
        return server.calendarWatches.stream().map(WatchCalendarRequest::getAfterPosition).toList();
    }

    /** What the next stream tells before it breaks, or stays open if the failure is null. */
    private void tell(StatusRuntimeException failure, WatchCalendarResponse... messages) {
        server.calendarScript.add(caller -> {
            List.of(messages).forEach(caller::onNext);
            if (failure != null) {
                caller.onError(failure);
            }
        });
    }

    private static StatusRuntimeException lagging(long position) {
        return FakeServer.refusal(
                Status.Code.UNAVAILABLE, "VIEW_LAGGING", Map.of("position", Long.toString(position)));
    }

    private static WatchCalendarResponse existing(Appointment appointment) {
        return WatchCalendarResponse.newBuilder().setExisting(appointment).build();
    }

    private static WatchCalendarResponse complete(long position) {
        return WatchCalendarResponse.newBuilder()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .setPosition(position)
                .build();
    }

    private static WatchCalendarResponse changed(Appointment appointment, long position) {
        return WatchCalendarResponse.newBuilder().setChanged(appointment).setPosition(position).build();
    }

    private static WatchCalendarResponse removed(Appointment appointment, long position) {
        return WatchCalendarResponse.newBuilder().setRemoved(appointment).setPosition(position).build();
    }

    private static WatchCalendarResponse heartbeat(long position) {
        return WatchCalendarResponse.newBuilder()
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .setPosition(position)
                .build();
    }
}
