package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.cancelled;
import static io.daybook.verification.query.Samples.newId;
import static io.daybook.verification.query.Samples.retitled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.ListenableFuture;
import io.daybook.query.QuerySettings.Pace;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.ListAppointmentVersionsRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ReadsTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private QueryStage stage;
    private FakeProjector projector;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        openAt(QueryStage.NOTICES_ONLY, test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void anAppointmentIsAnsweredAsItIs() {
        Calendar calendar = projector.calendar("room-1");
        Appointment appointment = projector.project(booked("room-1", 9));
        projector.pass(3);

        GetAppointmentResponse answer = stage.appointments().getAppointment(request(appointment).build());
        assertThat(answer.getAppointment()).isEqualTo(appointment);
        assertThat(answer.getAsOfPosition()).isEqualTo(5);
        assertThat(stage.calendars().getCalendar(request(calendar).build()).getCalendar()).isEqualTo(calendar);
    }

    @Test
    void anIdIsReadInEitherCase() {
        projector.calendar("room-1");
        Appointment appointment = projector.project(booked("room-1", 9));

        var request = GetAppointmentRequest.newBuilder()
                .setAppointmentId(appointment.getAppointmentId().toUpperCase())
                .build();
        assertThat(stage.appointments().getAppointment(request).getAppointment()).isEqualTo(appointment);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        projector.pass(1);
        String id = newId();

        Failure appointment = Failure.of(() -> stage.appointments().getAppointment(request(id).build()));
        assertThat(appointment)
                .isEqualTo(Failure.of(() -> stage.appointments()
                        .listAppointmentVersions(ListAppointmentVersionsRequest.newBuilder()
                                .setAppointmentId(id)
                                .build())));
        assertThat(appointment.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(appointment.reason()).isEqualTo("APPOINTMENT_NOT_FOUND");
        assertThat(appointment.metadata()).isEqualTo(Map.of("appointment_id", id));

        Failure calendar = Failure.of(() -> stage.calendars()
                .getCalendar(GetCalendarRequest.newBuilder().setCalendarId("no-room").build()));
        assertThat(calendar.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(calendar.reason()).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(calendar.metadata()).isEqualTo(Map.of("calendar_id", "no-room"));
    }

    @Test
    void badFieldsAreNamedAllAtOnce() {
        Failure failure = Failure.of(() -> stage.appointments()
                .getAppointment(GetAppointmentRequest.newBuilder()
                        .setAppointmentId("x")
                        .setMinVersion(-1)
                        .setMinPosition(-1)
                        .build()));
        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failure.reason()).isEqualTo("INVALID_FIELD");
        assertThat(failure.fields()).containsExactly("appointment_id", "min_version", "min_position");
    }

    @Test
    void aReadWaitsForItsVersionAndIsWokenByTheNotice() throws Exception {
        projector.calendar("room-1");
        Appointment first = projector.project(booked("room-1", 9));
        var waiting = get(request(first).setMinVersion(2));
        awaitListenedTo(first.getAppointmentId());

        AppointmentNotice second = projector.store(retitled(first, "Second"));
        stage.awaitEarlierCalls();
        assertThat(waiting).as("nothing looks without a notice").isNotDone();
        projector.send(second);

        assertThat(answer(waiting).getAppointment()).isEqualTo(second.getAppointment());
    }

    @Test
    void anUnknownAppointmentIsWaitedForWhenAVersionIsNamed() throws Exception {
        projector.calendar("room-1");
        String id = newId();
        var waiting = get(request(id).setMinVersion(1));
        awaitListenedTo(id);

        Appointment booked = projector.project(booked(id, "room-1", 9));

        assertThat(answer(waiting).getAppointment()).isEqualTo(booked);
        awaitNotListenedTo(id);
    }

    @Test
    void aReadWaitsForItsPositionAndIsWokenByTheNotice() throws Exception {
        projector.calendar("room-1");
        Appointment appointment = projector.project(booked("room-1", 9));
        var waiting = get(request(appointment).setMinPosition(projector.position() + 10));
        stage.awaitEarlierCalls();

        projector.pass(10);
        stage.awaitEarlierCalls();
        assertThat(waiting).as("nothing looks without a notice").isNotDone();
        projector.sendPosition();

        assertThat(answer(waiting).getAsOfPosition()).isEqualTo(12);
    }

    @Test
    void aCalendarJustCreatedIsWaitedForByItsPosition() throws Exception {
        projector.pass(4);
        ListenableFuture<GetCalendarResponse> waiting = CalendarQueryServiceGrpc.newFutureStub(stage.channel())
                .getCalendar(GetCalendarRequest.newBuilder()
                        .setCalendarId("room-1")
                        .setMinPosition(5)
                        .build());
        stage.awaitEarlierCalls();

        Calendar calendar = projector.calendar("room-1");
        projector.sendPosition();

        assertThat(waiting.get(10, TimeUnit.SECONDS).getCalendar()).isEqualTo(calendar);
    }

    @Test
    void anAppointmentThatIsNewerThanTheCheckpointAnswersForItsOwnPosition() throws Exception {
        projector.calendar("room-1");
        Appointment appointment = projector.storeBeforeCheckpoint(booked("room-1", 9)).getAppointment();

        var answer = answer(get(request(appointment).setMinPosition(appointment.getPosition())));

        assertThat(answer.getAsOfPosition()).isEqualTo(appointment.getPosition());
    }

    @Test
    void whenThePositionIsReachedAndItIsNotThereItIsNotFound() {
        projector.pass(7);

        Failure failure = Failure.of(
                () -> stage.appointments().getAppointment(request(newId()).setMinPosition(7).build()));
        assertThat(failure.code()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aReadFindsWhatItWaitsForAlsoWhenEveryNoticeIsLost() throws Exception {
        stage.close();
        Duration never = Duration.ofHours(1);
        openAt(new Pace(never, never, Duration.ofMillis(50)), "backstop");
        projector.calendar("room-1");
        Appointment first = projector.project(booked("room-1", 9));
        var forVersion = get(request(first).setMinVersion(2));
        var forPosition = get(request(first).setMinPosition(50));
        stage.awaitEarlierCalls();

        Appointment second = projector.store(retitled(first, "Second")).getAppointment();
        projector.pass(50);

        assertThat(answer(forVersion).getAppointment()).isEqualTo(second);
        assertThat(answer(forPosition).getAsOfPosition()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void aVersionThatDoesNotComeInTimeLags() {
        projector.calendar("room-1");
        Appointment appointment = projector.project(booked("room-1", 9));

        Failure failure = Failure.of(() -> stage.appointments()
                .withDeadlineAfter(600, TimeUnit.MILLISECONDS)
                .getAppointment(request(appointment).setMinVersion(4).build()));

        assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(failure.reason()).isEqualTo("VIEW_LAGGING");
        assertThat(failure.metadata())
                .isEqualTo(Map.of("position", "2", "version", "1", "min_version", "4", "lag", "3"));
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aPositionThatDoesNotComeInTimeLags() {
        projector.pass(7);

        Failure failure = Failure.of(() -> stage.appointments()
                .withDeadlineAfter(600, TimeUnit.MILLISECONDS)
                .getAppointment(request(newId()).setMinPosition(10).build()));

        assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(failure.reason()).isEqualTo("VIEW_LAGGING");
        assertThat(failure.metadata()).isEqualTo(Map.of("position", "7", "min_position", "10", "lag", "3"));
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void viewsThatNobodyFillsAreRefused() {
        Failure failure = Failure.of(
                () -> stage.appointments().getAppointment(request(newId()).build()));

        assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(failure.reason()).isEqualTo("VIEW_FILLING");
        assertThat(failure.metadata()).isEqualTo(Map.of("position", "0", "complete_from", "0"));
    }

    @Test
    void viewsThatAreBeingFilledAreRefusedUntilTheyAreComplete() {
        projector.calendar("room-1");
        Appointment appointment = projector.project(booked("room-1", 9));
        projector.checkpoint(99, 100);

        Failure failure = Failure.of(
                () -> stage.appointments().getAppointment(request(appointment).build()));
        assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(failure.reason()).isEqualTo("VIEW_FILLING");
        assertThat(failure.metadata()).isEqualTo(Map.of("position", "99", "complete_from", "100"));
        assertThat(failure.retryable()).isTrue();

        projector.checkpoint(100, 100);
        assertThat(stage.appointments().getAppointment(request(appointment).build()).getAsOfPosition())
                .isEqualTo(100);
    }

    @Test
    void viewsOfAnotherFormatAreRefused() {
        projector.calendar("room-1");
        Appointment appointment = projector.project(booked("room-1", 9));
        projector.forgetFormat();

        Failure failure = Failure.of(
                () -> stage.appointments().getAppointment(request(appointment).build()));
        assertThat(failure.reason()).isEqualTo("VIEW_FILLING");
    }

    @Test
    void aCallerWhoLeavesIsWaitedForNoLonger() throws Exception {
        projector.calendar("room-1");
        String id = newId();
        var waiting = get(request(id).setMinVersion(1));
        awaitListenedTo(id);

        waiting.cancel(true);

        awaitNotListenedTo(id);
    }

    @Test
    void aServerThatStopsSendsThoseWhoWaitElsewhere() throws Exception {
        projector.calendar("room-1");
        String id = newId();
        var waiting = get(request(id).setMinVersion(1));
        awaitListenedTo(id);
        long before = System.nanoTime();

        stage.server().close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThatThrownBy(() -> answer(waiting)).hasMessageContaining("UNAVAILABLE");
    }

    @Test
    void versionsAreListedOldestFirstWithTheirEvents() {
        projector.calendar("room-1");
        Appointment first = projector.project(booked("room-1", 9));
        Appointment second = projector.project(retitled(first, "Second"));
        Appointment third = projector.project(cancelled(second));

        var firstPage = stage.appointments()
                .listAppointmentVersions(versions(first).setPageSize(2).build());
        var lastPage = stage.appointments()
                .listAppointmentVersions(versions(first)
                        .setPageSize(2)
                        .setPageToken(firstPage.getNextPageToken())
                        .build());

        assertThat(firstPage.getVersionsList())
                .extracting(version -> version.getAppointment())
                .containsExactly(first, second);
        assertThat(lastPage.getVersionsList())
                .extracting(version -> version.getAppointment())
                .containsExactly(third);
        assertThat(lastPage.getVersions(0).getEvent().getActor()).isEqualTo("ann");
        assertThat(lastPage.getNextPageToken()).isEmpty();
        assertThat(lastPage.getAsOfPosition()).isEqualTo(4);
    }

    @Test
    void aPageOfLargeVersionsEndsEarlyAndNoMoreIsReadThanItHolds() {
        projector.calendar("room-1");
        Appointment first = projector.project(
                booked("room-1", 9).setDescription("x".repeat(500_000)));
        Appointment last = first;
        while (last.getVersion() < 12) {
            last = projector.store(retitled(last, "Another")).getAppointment();
        }
        projector.spoilAppointment(last);

        var page = stage.appointments().listAppointmentVersions(versions(first).build());

        assertThat(page.getVersionsList())
                .extracting(version -> version.getAppointment().getVersion())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(page.getNextPageToken()).isNotEmpty();
    }

    @Test
    void aTokenForAnotherAppointmentsVersionsIsRefused() {
        projector.calendar("room-1");
        Appointment first = projector.project(booked("room-1", 9));
        projector.project(retitled(first, "Second"));
        Appointment other = projector.project(booked("room-1", 11));
        String token = stage.appointments()
                .listAppointmentVersions(versions(first).setPageSize(1).build())
                .getNextPageToken();

        Failure failure = Failure.of(() -> stage.appointments()
                .listAppointmentVersions(versions(other).setPageToken(token).build()));

        assertThat(failure.fields()).containsExactly("page_token");
    }

    @Test
    void versionsAreWaitedForUntilTheViewsHavePassedThem() throws Exception {
        projector.calendar("room-1");
        Appointment first = projector.project(booked("room-1", 9));
        AppointmentNotice second = projector.storeBeforeCheckpoint(retitled(first, "Second"));
        var waiting = stage.appointmentsLater()
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .listAppointmentVersions(versions(first).setMinVersion(2).build());
        awaitListenedTo(first.getAppointmentId());
        stage.awaitEarlierCalls();
        assertThat(waiting).isNotDone();

        projector.checkpoint();
        projector.send(second);

        assertThat(waiting.get(10, TimeUnit.SECONDS).getVersionsList())
                .extracting(version -> version.getAppointment().getVersion())
                .containsExactly(1L, 2L);
    }

    private void openAt(Pace pace, String database) throws Exception {
        stage = QueryStage.open(SERVERS.settings(database), pace);
        projector = stage.projector();
    }

    private ListenableFuture<GetAppointmentResponse> get(GetAppointmentRequest.Builder request) {
        return stage.appointmentsLater()
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .getAppointment(request.build());
    }

    private static <A> A answer(ListenableFuture<A> call)
            throws InterruptedException, ExecutionException, TimeoutException {
        return call.get(10, TimeUnit.SECONDS);
    }

    private void awaitListenedTo(String appointmentId) {
        await().until(() -> projector.isListenedTo("room-1", appointmentId));
    }

    private void awaitNotListenedTo(String appointmentId) {
        await().until(() -> !projector.isListenedTo("room-1", appointmentId));
    }

    private static GetAppointmentRequest.Builder request(Appointment appointment) {
        return request(appointment.getAppointmentId());
    }

    private static GetAppointmentRequest.Builder request(String id) {
        return GetAppointmentRequest.newBuilder().setAppointmentId(id);
    }

    private static GetCalendarRequest.Builder request(Calendar calendar) {
        return GetCalendarRequest.newBuilder().setCalendarId(calendar.getCalendarId());
    }

    private static ListAppointmentVersionsRequest.Builder versions(Appointment appointment) {
        return ListAppointmentVersionsRequest.newBuilder().setAppointmentId(appointment.getAppointmentId());
    }
}
