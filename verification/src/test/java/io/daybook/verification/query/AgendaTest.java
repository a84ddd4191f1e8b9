package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.cancelled;
import static io.daybook.verification.query.Samples.hour;
import static io.daybook.verification.query.Samples.movedTo;
import static io.daybook.verification.query.Samples.on;
import static io.daybook.verification.query.Samples.retitled;
import static io.daybook.verification.query.Samples.time;
import static io.daybook.verification.query.Samples.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import io.daybook.v1.AgendaDay;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAgendaResponse;
import io.grpc.Status.Code;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The days of a calendar; it is in Berlin, whose days begin an hour before those of UTC, and Samples' Monday is UTC's. */
@Timeout(60)
class AgendaTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private QueryStage stage;
    private FakeProjector projector;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        stage = QueryStage.open(
                SERVERS.settings(test.getTestMethod().orElseThrow().getName()), QueryStage.NOTICES_ONLY);
        projector = stage.projector();
        projector.calendar("room-1");
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void daysAreThoseOfTheCalendarUnlessAZoneIsNamed() {
        Appointment sunday = projector.project(booked("room-1", -2));
        Appointment monday = projector.project(booked("room-1", -1));
        Appointment late = projector.project(booked("room-1", 22));
        Appointment tuesday = projector.project(booked("room-1", 23));

        GetAgendaResponse berlin = agenda(request().setDays(2));
        assertThat(berlin.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(berlin.getAsOfPosition()).isEqualTo(5);
        assertThat(berlin.getDaysList())
                .containsExactly(day("2026-11-23", monday, late), day("2026-11-24", tuesday));
        assertThat(agenda(request().setTimeZone("UTC")).getDaysList())
                .containsExactly(day("2026-11-23", late, tuesday));
        assertThat(agenda(request().setFirstDate("2026-11-22").setTimeZone("America/New_York")).getDaysList())
                .containsExactly(day("2026-11-22", sunday, monday));
    }

    @Test
    void whatLastsOverMidnightIsOnEachOfItsDays() {
        Appointment long1 = projector.project(
                booked("room-1", 10).setEndTime(timestamp(hour(50))));

        assertThat(agenda(request().setDays(4)).getDaysList())
                .containsExactly(
                        day("2026-11-23", long1), day("2026-11-24", long1), day("2026-11-25", long1), day("2026-11-26"));
    }

    @Test
    void whatTakesTimeOnTheCalendarIsThereByStartThenId() {
        Appointment late = projector.project(booked("b0000000-0000-4000-8000-000000000000", "room-1", 12));
        Appointment same = projector.project(booked("a0000000-0000-4000-8000-000000000000", "room-1", 12));
        Appointment held = projector.project(
                booked("room-1", 9).setState(AppointmentState.APPOINTMENT_STATE_HELD));
        Appointment guest = projector.project(on(booked("room-1", 10), "room-2", "room-1"));
        projector.project(cancelled(projector.project(booked("room-1", 11))));
        projector.project(movedTo(projector.project(booked("room-1", 11)), "room-2"));
        projector.project(booked("room-2", 13));

        assertThat(agenda(request()).getDaysList()).containsExactly(day("2026-11-23", held, guest, same, late));
    }

    @Test
    void buffersPutNothingOnADay() {
        projector.project(on(booked("room-1", 23), "room-1"));
        projector.project(on(booked("room-1", -2), "room-1"));

        assertThat(agenda(request()).getDaysList()).containsExactly(day("2026-11-23"));
    }

    @Test
    void whatTheAgendaAndTheAppointmentDoNotAgreeOnIsToldAsTheAppointmentHasIt() {
        Appointment outside = projector.project(booked("room-1", 100));
        projector.enter(Samples.moved(outside, 9).build());

        assertThat(agenda(request()).getDaysList()).containsExactly(day("2026-11-23"));
    }

    @Test
    void whatMovesFromDayToDayIsThereAlsoWhileItIsOnNeither() {
        Appointment a = projector.project(booked("room-1", 9));
        Appointment b = projector.project(booked("room-1", 10));
        Appointment c = projector.project(booked("room-1", 11));
        long before = projector.position();
        projector.storeLeaving(Samples.moved(a, 33));
        projector.storeLeaving(Samples.moved(b, 100));
        projector.storeLeaving(movedTo(c, "room-2"));

        GetAgendaResponse days = agenda(request().setDays(2));

        assertThat(days.getAsOfPosition()).isEqualTo(before);
        assertThat(days.getDaysList()).containsExactly(day("2026-11-23", a, b, c), day("2026-11-24"));
    }

    @Test
    void asOfAPositionOrATimeTheDaysAreAsTheyWere() {
        Appointment a = projector.project(booked("room-1", 9));
        Appointment b = projector.project(booked("room-1", 10));
        Appointment a2 = projector.project(Samples.moved(a, 100));
        Appointment b2 = projector.project(movedTo(b, "room-2"));
        Appointment a3 = projector.project(Samples.moved(a2, 12));
        projector.project(cancelled(a3));

        assertThat(dayAsOf(1)).isEqualTo(day("2026-11-23"));
        assertThat(dayAsOf(2)).isEqualTo(day("2026-11-23", a));
        assertThat(dayAsOf(3)).isEqualTo(day("2026-11-23", a, b));
        assertThat(dayAsOf(4)).isEqualTo(day("2026-11-23", b));
        assertThat(dayAsOf(5)).isEqualTo(day("2026-11-23"));
        assertThat(dayAsOf(6)).isEqualTo(day("2026-11-23", a3));
        assertThat(dayAsOf(7)).isEqualTo(day("2026-11-23"));
        assertThat(agenda(request().setAsOfTime(time(3))).getDays(0)).isEqualTo(day("2026-11-23", a, b));
        assertThat(agenda(request().setAsOfTime(Timestamps.subtract(
                                time(3), com.google.protobuf.Duration.newBuilder().setNanos(1_000).build())))
                        .getDays(0))
                .isEqualTo(day("2026-11-23", a));
        assertThat(agenda(request().setCalendarId("room-1").setAsOfPosition(3)).getAsOfPosition()).isEqualTo(7);
        projector.calendar("room-2");
        assertThat(agenda(request().setCalendarId("room-2").setAsOfPosition(5)).getDays(0))
                .isEqualTo(day("2026-11-23", b2));
    }

    @Test
    void aPositionThatTheViewsHaveNotReachedIsWaitedFor() throws Exception {
        var past = stage.appointmentsLater()
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .getAgenda(request().setAsOfPosition(2).build());
        var present = stage.appointmentsLater()
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .getAgenda(request().setMinPosition(3).build());
        stage.awaitEarlierCalls();
        assertThat(past).isNotDone();
        assertThat(present).isNotDone();
        Appointment a = projector.project(booked("room-1", 9));
        Appointment a2 = projector.project(retitled(a, "Second"));

        assertThat(past.get(10, TimeUnit.SECONDS).getDays(0)).isEqualTo(day("2026-11-23", a));
        assertThat(present.get(10, TimeUnit.SECONDS).getDays(0)).isEqualTo(day("2026-11-23", a2));
    }

    @Test
    void anAnswerThatNobodyCouldReceiveIsRefused() {
        String longText = "x".repeat(8_000);
        IntStream.range(0, 20).forEach(i -> projector.store(booked("room-1", i)
                .setDescription(longText)
                .setEndTime(timestamp(hour(40 * 24)))));

        assertRefused("days", request().setDays(31));
        assertThat(agenda(request().setDays(20)).getDaysCount()).isEqualTo(20);
    }

    @Test
    void ofAnAnswerThatNobodyCouldReceiveNoMoreIsReadThanShowsIt() {
        String longText = "x".repeat(5_000);
        List<Appointment> all = IntStream.range(0, 1_100)
                .mapToObj(i -> projector.store(booked("room-1", i).setDescription(longText)).getAppointment())
                .toList();
        projector.spoilAppointment(all.getLast());
        projector.spoilDay("room-1", LocalDate.of(2027, 1, 20));

        assertRefused("days", request().setDays(62));
        assertRefused("days", request().setDays(62).setAsOfPosition(projector.position()));
        assertThat(agenda(request().setDays(30)).getDaysCount()).isEqualTo(30);
    }

    @Test
    void badFieldsAreNamedAndAnUnknownCalendarIsNotFound() {
        Failure empty = Failure.of(() -> agenda(GetAgendaRequest.newBuilder()));
        assertThat(empty.fields()).containsExactly("calendar_id", "first_date");
        assertRefused("first_date", request().setFirstDate("23.11.2026"));
        assertRefused("first_date", request().setFirstDate("2200-01-01"));
        assertRefused("days", request().setDays(63));
        assertRefused("days", request().setDays(-1));
        assertRefused("time_zone", request().setTimeZone("Berlin"));
        assertRefused("min_position", request().setMinPosition(-1));
        assertRefused("as_of_position", request().setAsOfPosition(0));
        assertRefused("as_of_time", request().setAsOfTime(Timestamps.MAX_VALUE));

        Failure unknown = Failure.of(() -> agenda(request().setCalendarId("room-9").setTimeZone("UTC")));
        assertThat(unknown.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(unknown.reason()).isEqualTo("CALENDAR_NOT_FOUND");
    }

    private AgendaDay dayAsOf(long position) {
        return agenda(request().setAsOfPosition(position)).getDays(0);
    }

    private GetAgendaResponse agenda(GetAgendaRequest.Builder request) {
        return stage.appointments().getAgenda(request.build());
    }

    private void assertRefused(String field, GetAgendaRequest.Builder request) {
        assertThat(Failure.of(() -> agenda(request)).fields()).containsExactly(field);
    }

    private static GetAgendaRequest.Builder request() {
        return GetAgendaRequest.newBuilder().setCalendarId("room-1").setFirstDate("2026-11-23");
    }

    private static AgendaDay day(String date, Appointment... appointments) {
        return AgendaDay.newBuilder().setDate(date).addAllAppointments(List.of(appointments)).build();
    }
}
