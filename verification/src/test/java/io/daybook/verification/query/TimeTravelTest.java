package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.cancelled;
import static io.daybook.verification.query.Samples.newId;
import static io.daybook.verification.query.Samples.retitled;
import static io.daybook.verification.query.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An appointment as it was. */
@Timeout(60)
class TimeTravelTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private QueryStage stage;
    private FakeProjector projector;
    private Appointment first;
    private Appointment second;
    private Appointment third;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        stage = QueryStage.open(
                SERVERS.settings(test.getTestMethod().orElseThrow().getName()), QueryStage.NOTICES_ONLY);
        projector = stage.projector();
        projector.calendar("room-1");
        first = projector.project(booked("room-1", 9));
        projector.project(booked("room-1", 12));
        second = projector.project(retitled(first, "Second"));
        third = projector.project(cancelled(second));
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void asOfAVersionItIsThatVersion() {
        assertThat(get(request().setAsOfVersion(1)).getAppointment()).isEqualTo(first);
        assertThat(get(request().setAsOfVersion(2)).getAppointment()).isEqualTo(second);
        assertThat(get(request().setAsOfVersion(3)).getAppointment()).isEqualTo(third);
        assertThat(get(request().setAsOfVersion(1)).getAsOfPosition()).isEqualTo(5);
    }

    @Test
    void aVersionThatIsNotThereYetIsWaitedFor() throws Exception {
        var waiting = later(request().setAsOfVersion(4));
        stage.awaitEarlierCalls();
        AppointmentNotice fourth = projector.store(retitled(third, "Fourth"));
        projector.project(retitled(fourth.getAppointment(), "Fifth"));

        assertThat(waiting.get(10, TimeUnit.SECONDS).getAppointment()).isEqualTo(fourth.getAppointment());
    }

    @Test
    void aVersionThatDoesNotComeLags() {
        Failure failure = Failure.of(() -> stage.appointments()
                .withDeadlineAfter(600, TimeUnit.MILLISECONDS)
                .getAppointment(request().setAsOfVersion(9).build()));

        assertThat(failure.reason()).isEqualTo("VIEW_LAGGING");
        assertThat(failure.metadata())
                .isEqualTo(Map.of("position", "5", "version", "3", "min_version", "9", "lag", "6"));
    }

    @Test
    void asOfAPositionItIsAsTheLogHadItThere() {
        assertThat(get(request().setAsOfPosition(2)).getAppointment()).isEqualTo(first);
        assertThat(get(request().setAsOfPosition(3)).getAppointment()).isEqualTo(first);
        assertThat(get(request().setAsOfPosition(4)).getAppointment()).isEqualTo(second);
        assertThat(get(request().setAsOfPosition(5)).getAppointment()).isEqualTo(third);
        assertNotFound(request().setAsOfPosition(1));
    }

    @Test
    void aPositionThatTheViewsHaveNotReachedIsWaitedFor() throws Exception {
        var waiting = later(request().setAsOfPosition(7));
        stage.awaitEarlierCalls();
        assertThat(waiting).isNotDone();
        projector.project(retitled(third, "At 6"));
        projector.pass(1);
        projector.project(retitled(third.toBuilder().setVersion(4).build(), "At 8"));

        assertThat(waiting.get(10, TimeUnit.SECONDS).getAppointment().getTitle()).isEqualTo("At 6");
    }

    @Test
    void asOfATimeItIsWhatWasCommittedByThenToTheMicrosecond() {
        assertThat(get(request().setAsOfTime(time(4))).getAppointment()).isEqualTo(second);
        assertThat(get(request().setAsOfTime(Timestamps.add(time(4), microsecond(-1)))).getAppointment())
                .isEqualTo(first);
        assertThat(get(request().setAsOfTime(now())).getAppointment()).isEqualTo(third);
        assertNotFound(request().setAsOfTime(time(1)));
        assertNotFound(request().setAsOfTime(Timestamps.MIN_VALUE));
    }

    @Test
    void asOfATimeItIsNoOlderThanAPositionIfThatIsAsked() throws Exception {
        var waiting = later(request().setAsOfTime(now()).setMinPosition(6));
        stage.awaitEarlierCalls();
        assertThat(waiting).isNotDone();
        Appointment fourth = projector.project(retitled(third, "Fourth"));

        assertThat(waiting.get(10, TimeUnit.SECONDS).getAppointment()).isEqualTo(fourth);
    }

    @Test
    void whatWasNeverBookedIsNotFound() {
        assertNotFound(GetAppointmentRequest.newBuilder().setAppointmentId(newId()).setAsOfPosition(3));
        assertNotFound(GetAppointmentRequest.newBuilder().setAppointmentId(newId()).setAsOfTime(now()));
    }

    @Test
    void badFieldsAreNamed() {
        assertRefused("as_of_version", request().setAsOfVersion(0));
        assertRefused("as_of_position", request().setAsOfPosition(-1));
        assertRefused("as_of_time", request().setAsOfTime(Timestamps.add(now(), seconds(60))));
        assertRefused("as_of_time", request().setAsOfTime(Timestamp.newBuilder().setNanos(-1)));
        assertRefused("min_version", request().setAsOfVersion(1).setMinVersion(1));
        assertRefused("min_version", request().setAsOfPosition(1).setMinVersion(1));
    }

    private GetAppointmentResponse get(GetAppointmentRequest.Builder request) {
        return stage.appointments().getAppointment(request.build());
    }

    private ListenableFuture<GetAppointmentResponse> later(GetAppointmentRequest.Builder request) {
        return stage.appointmentsLater()
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .getAppointment(request.build());
    }

    private GetAppointmentRequest.Builder request() {
        return GetAppointmentRequest.newBuilder().setAppointmentId(first.getAppointmentId());
    }

    private void assertNotFound(GetAppointmentRequest.Builder request) {
        Failure failure = Failure.of(() -> get(request));
        assertThat(failure.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(failure.reason()).isEqualTo("APPOINTMENT_NOT_FOUND");
    }

    private void assertRefused(String field, GetAppointmentRequest.Builder request) {
        assertThat(Failure.of(() -> get(request)).fields()).containsExactly(field);
    }

    private static Timestamp now() {
        return Timestamps.fromMillis(Instant.now().toEpochMilli());
    }

    private static com.google.protobuf.Duration microsecond(int count) {
        return com.google.protobuf.Duration.newBuilder().setNanos(1_000 * count).build();
    }

    private static com.google.protobuf.Duration seconds(int count) {
        return com.google.protobuf.Duration.newBuilder().setSeconds(count).build();
    }
}
