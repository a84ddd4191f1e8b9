package io.daybook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.GetAppointmentRequest;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DaybookClientTest {

    private static final BookAppointmentRequest BOOKING = BookAppointmentRequest.getDefaultInstance();
    private static final StatusRuntimeException AWAY = Status.UNAVAILABLE.asRuntimeException();

    private FakeServer server;
    private FakeServer other;
    private DaybookClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        other = new FakeServer();
        client = DaybookClient.connect(ClientSettings.of(server.address(), server.address(), "ann"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        other.close();
    }

    @Test
    void aStubSendsACommandAgainWithTheIdItWasGiven() {
        server.bookingScript.add(caller -> caller.onError(AWAY));
        server.bookingScript.add(caller -> caller.onError(AWAY));

        client.appointmentCommands().bookAppointment(BOOKING);

        assertThat(server.bookings).hasSize(3);
        assertThat(server.bookings).extracting(BookAppointmentRequest::getRequestId).containsOnly(
                server.bookings.getFirst().getRequestId());
        assertThat(server.bookings.getFirst().getRequestId()).hasSize(36);
    }

    @Test
    void aRequestIdOfTheCallersOwnIsKept() {
        client.appointmentCommands()
                .bookAppointment(BOOKING.toBuilder().setRequestId("mine").build());

        assertThat(server.bookings).extracting(BookAppointmentRequest::getRequestId).containsExactly("mine");
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        server.bookingScript.add(caller -> caller.onError(Status.ABORTED.asRuntimeException()));

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> client.appointmentCommands().bookAppointment(BOOKING));

        assertThat(server.bookings).hasSize(1);
    }

    @Test
    void aPatientCallOutlastsWhatAStubGivesUpOn() {
        var unknown = FakeServer.refusal(Status.Code.UNAVAILABLE, "OUTCOME_UNKNOWN", Map.of());
        for (int failure = 0; failure < ClientSettings.MOST_ATTEMPTS + 1; failure++) {
            server.bookingScript.add(caller -> caller.onError(unknown));
        }

        client.call(client.appointmentCommands(), inAMinute(), stub -> stub.bookAppointment(BOOKING));

        assertThat(server.bookings).hasSize(ClientSettings.MOST_ATTEMPTS + 2);
        assertThat(server.bookings).extracting(BookAppointmentRequest::getRequestId).containsOnly(
                server.bookings.getFirst().getRequestId());
    }

    @Test
    void aPatientCallOutlastsAConnectionOfWhichOnlyItsEndIsKnown() {
        server.bookingScript.add(caller -> caller.onError(Status.UNKNOWN.asRuntimeException()));

        client.call(client.appointmentCommands(), inAMinute(), stub -> stub.bookAppointment(BOOKING));

        assertThat(server.bookings).hasSize(2);
    }

    @Test
    void aPatientCallOutlastsAServerThatIsEndedByForce() {
        server.bookingScript.add(caller -> caller.onError(Status.CANCELLED.asRuntimeException()));

        client.call(client.appointmentCommands(), inAMinute(), stub -> stub.bookAppointment(BOOKING));

        assertThat(server.bookings).hasSize(2);
    }

    @Test
    void aPatientCallEndsWhenItsCallerHasNoMoreUseForAnAnswer() {
        try (var ended = Context.current().withCancellation()) {
            ended.cancel(null);

            assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> ended.call(() -> client.call(
                    client.appointmentCommands(), inAMinute(), stub -> stub.bookAppointment(BOOKING))));
        }
    }

    @Test
    void anAttemptThatIsNotAnsweredIsMadeAgain() {
        server.bookingScript.add(_ -> {});
        try (var hasty = DaybookClient.connect(ClientSettings.of(server.address(), server.address(), "ann")
                .withAttemptTime(Duration.ofMillis(200)))) {
            hasty.call(hasty.appointmentCommands(), inAMinute(), stub -> stub.bookAppointment(BOOKING));
        }

        assertThat(server.bookings).extracting(BookAppointmentRequest::getRequestId).hasSize(2).containsOnly(
                server.bookings.getFirst().getRequestId());
    }

    @Test
    void aPatientCallEndsWithItsDeadline() {
        for (int failure = 0; failure < 1_000; failure++) {
            server.bookingScript.add(caller -> caller.onError(AWAY));
        }

        assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> client.call(
                client.appointmentCommands(),
                Deadline.after(500, TimeUnit.MILLISECONDS),
                stub -> stub.bookAppointment(BOOKING)));
    }

    @Test
    void aClosedClientDoesNotGoOnTrying() {
        client.close();

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() ->
                        client.call(client.appointmentCommands(), inAMinute(), stub -> stub.bookAppointment(BOOKING)))
                .withMessageContaining("the client is closed");
    }

    @Test
    void anotherServerStepsInForOneThatIsAway() {
        try (var both = clientOfBoth()) {
            callUntilBothWereCalled(both);
            server.close();
            other.bookings.clear();

            for (int call = 0; call < 10; call++) {
                both.appointmentCommands().bookAppointment(BOOKING);
            }
        }

        assertThat(other.bookings).hasSize(10);
    }

    @Test
    void aServerThatSaysItDoesNotServeIsNotCalled() {
        try (var both = clientOfBoth()) {
            callUntilBothWereCalled(both);
            server.reportNotServing();

            await().untilAsserted(() -> {
                server.bookings.clear();
                for (int call = 0; call < 10; call++) {
                    both.appointmentCommands().bookAppointment(BOOKING);
                }
                assertThat(server.bookings).isEmpty();
            });
        }
    }

    @Test
    void readsSeeWhatTheClientWrote() {
        client.afterMyWrites().appointments().getAppointment(read(0));
        client.appointmentCommands().bookAppointment(BOOKING);
        client.afterMyWrites().appointments().getAppointment(read(0));
        client.afterMyWrites().appointments().getAppointment(read(12));
        client.queries().appointments().getAppointment(read(0));

        assertThat(server.reads).extracting(GetAppointmentRequest::getMinPosition).containsExactly(0L, 11L, 12L, 0L);
    }

    private DaybookClient clientOfBoth() {
        String addresses = server.address() + "," + other.address();
        return DaybookClient.connect(ClientSettings.of(addresses, addresses, "ann"));
    }

    private void callUntilBothWereCalled(DaybookClient both) {
        await().until(() -> {
            both.appointmentCommands().bookAppointment(BOOKING);
            return !server.bookings.isEmpty() && !other.bookings.isEmpty();
        });
    }

    private static GetAppointmentRequest read(long minPosition) {
        return GetAppointmentRequest.newBuilder()
                .setAppointmentId(FakeServer.ID)
                .setMinPosition(minPosition)
                .build();
    }

    private static Deadline inAMinute() {
        return Deadline.after(1, TimeUnit.MINUTES);
    }
}
