package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceStub;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

/** A watch of the room and one of an appointment in it, on one query server, each without a client that mends anything. */
final class RoomWatches {

    private final Told<WatchCalendarResponse> ofRoom = new Told<>();
    private final Told<WatchAppointmentResponse> ofAppointment = new Told<>();
    private final String appointmentId;
    private final Room room;

    RoomWatches(Channel queryServer, Room room) {
        this.room = room;
        this.appointmentId = room.appointments().getFirst();
        AppointmentQueryServiceStub queries = AppointmentQueryServiceGrpc.newStub(queryServer);
        queries.watchCalendar(
                WatchCalendarRequest.newBuilder()
                        .setCalendarId(Room.ID)
                        .setWindowStartTime(GivenLog.timestamp(Room.MIDNIGHT))
                        .setWindowEndTime(GivenLog.timestamp(Room.MIDNIGHT.plus(Room.DAY)))
                        .build(),
                ofRoom);
        queries.watchAppointment(
                WatchAppointmentRequest.newBuilder()
                        .setAppointmentId(appointmentId)
                        .setFromVersion(1)
                        .setEveryVersion(true)
                        .build(),
                ofAppointment);
    }

    /** All was told once, in order, without a gap. */
    void assertToldAll() {
        await().atMost(ProjectorStage.PATIENCE).untilAsserted(() -> {
            assertThat(versions()).containsExactlyElementsOf(
                    LongStream.rangeClosed(1, room.published(appointmentId)).boxed().toList());
            long snapshot = ofRoom.messages.stream()
                    .filter(WatchCalendarResponse::hasSnapshotComplete)
                    .mapToLong(WatchCalendarResponse::getPosition)
                    .reduce((_, _) -> -1)
                    .orElse(-1);
            assertThat(snapshot).as("position of the only snapshot").isPositive();
            assertThat(changes()).containsExactlyElementsOf(room.changesAfter(snapshot));
            assertThat(ofRoom.ended || ofAppointment.ended).as("ended").isFalse();
        });
    }

    private List<Long> versions() {
        return ofAppointment.messages.stream()
                .filter(WatchAppointmentResponse::hasAppointment)
                .map(WatchAppointmentResponse::getAppointment)
                .map(Appointment::getVersion)
                .toList();
    }

    /** Those before the snapshot is complete are part of it, and have no position. */
    private List<Long> changes() {
        return ofRoom.messages.stream()
                .filter(WatchCalendarResponse::hasChanged)
                .filter(message -> message.getPosition() > 0)
                .map(WatchCalendarResponse::getPosition)
                .toList();
    }

    private static final class Told<T> implements StreamObserver<T> {

        private final List<T> messages = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        @Override
        public void onNext(T message) {
            messages.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            ended = true;
        }

        @Override
        public void onCompleted() {
            ended = true;
        }
    }
}
