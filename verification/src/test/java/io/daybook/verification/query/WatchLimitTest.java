package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.query.QuerySettings;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class WatchLimitTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    @Test
    void oneMoreThanAServerServesIsRefusedAtOnceUntilAnotherHasLeft() throws Exception {
        try (QueryStage stage = QueryStage.open(withOneWatch(SERVERS.settings("limit")), QueryStage.NOTICES_ONLY)) {
            FakeProjector projector = stage.projector();
            projector.calendar("room-1");
            Appointment appointment = projector.project(booked("room-1", 9));
            try (var first = stage.watch(request(appointment))) {
                first.next();
                try (var second = stage.watch(request(appointment))) {
                    Failure refusal = Failure.of(second.end());
                    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
                    assertThat(refusal.reason()).isEqualTo("OVERLOADED");
                    assertThat(refusal.retryable()).isTrue();
                }
            }
            await().ignoreExceptionsInstanceOf(StatusRuntimeException.class)
                    .until(() -> firstAnswer(stage, appointment).getAppointment().equals(appointment));
        }
    }

    private static WatchAppointmentResponse firstAnswer(QueryStage stage, Appointment appointment) throws Exception {
        try (var watch = stage.watch(request(appointment))) {
            return watch.nextOrEnd();
        }
    }

    private static QuerySettings withOneWatch(QuerySettings settings) {
        return new QuerySettings(
                settings.server(), settings.natsUrl(), settings.mongo(), settings.database(), 1, settings.pace());
    }

    private static WatchAppointmentRequest.Builder request(Appointment appointment) {
        return WatchAppointmentRequest.newBuilder().setAppointmentId(appointment.getAppointmentId());
    }
}
