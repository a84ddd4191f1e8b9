package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.cancelled;
import static io.daybook.verification.query.Samples.hour;
import static io.daybook.verification.query.Samples.movedTo;
import static io.daybook.verification.query.Samples.newId;
import static io.daybook.verification.query.Samples.on;
import static io.daybook.verification.query.Samples.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarState;
import io.daybook.v1.HoursException;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ListCalendarsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ListingsTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final Comparator<Appointment> BY_START_THEN_ID =
            Comparator.comparing(Samples::start).thenComparing(Appointment::getAppointmentId);

    private QueryStage stage;
    private FakeProjector projector;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        stage = QueryStage.open(
                SERVERS.settings(test.getTestMethod().orElseThrow().getName()), QueryStage.NOTICES_ONLY);
        projector = stage.projector();
        projector.calendar("room-1");
        projector.calendar("room-2");
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void pagesHoldEverythingOnceInOrderAlsoWhereStartsAreEqual() {
        List<Appointment> all = IntStream.range(0, 23)
                .mapToObj(i -> projector.project(booked("room-1", i / 5)))
                .sorted(BY_START_THEN_ID)
                .toList();

        assertThat(everyPage(ListAppointmentsRequest.newBuilder().setPageSize(4))).isEqualTo(all);
    }

    @Test
    void whatIsBookedBetweenPagesMovesNothing() {
        List<Appointment> all = new ArrayList<>(
                IntStream.range(0, 6).mapToObj(i -> projector.project(booked("room-1", 10 + i))).toList());
        var request = ListAppointmentsRequest.newBuilder().setPageSize(3);
        ListAppointmentsResponse first = list(request);

        projector.project(booked("room-1", 1));
        Appointment later = projector.project(booked("room-1", 30));

        all.add(later);
        assertThat(list(request.setPageToken(first.getNextPageToken()).setPageSize(10)).getAppointmentsList())
                .isEqualTo(all.subList(3, 7));
    }

    @Test
    void aTokenIsForTheSameFilterOnly() {
        IntStream.range(0, 4).forEach(i -> projector.project(booked("room-1", i)));
        var request = ListAppointmentsRequest.newBuilder().setCalendarId("room-1").setPageSize(2);
        String token = list(request).getNextPageToken();

        assertThat(list(request.clone().setPageToken(token).setPageSize(50).setMinPosition(1)).getAppointmentsList())
                .hasSize(2);
        assertRefused("page_token", request.clone().setPageToken(token).setCalendarId("room-2"));
        assertRefused("page_token", request.clone().setPageToken(token).setIncludeCancelled(true));
        assertRefused("page_token", request.clone().setPageToken(token).setWindowEndTime(timestamp(hour(9))));
        assertRefused("page_token", request.clone().setPageToken("garbage"));
        assertRefused("page_token", request.clone().setPageToken(token + "AAAA"));
    }

    @Test
    void thePageSizeIsFiftyUnlessNamedAndAThousandAtMost() {
        IntStream.range(0, 1_001).forEach(i -> projector.store(booked("room-1", i)));

        assertThat(list(ListAppointmentsRequest.newBuilder()).getAppointmentsCount()).isEqualTo(50);
        assertThat(list(ListAppointmentsRequest.newBuilder().setPageSize(5_000)).getAppointmentsCount())
                .isEqualTo(1_000);
        assertRefused("page_size", ListAppointmentsRequest.newBuilder().setPageSize(-1));
    }

    @Test
    void theLastPageHasNoToken() {
        IntStream.range(0, 4).forEach(i -> projector.project(booked("room-1", i)));

        assertThat(list(ListAppointmentsRequest.newBuilder().setPageSize(4)).getNextPageToken()).isEmpty();
        assertThat(list(ListAppointmentsRequest.newBuilder().setPageSize(3)).getNextPageToken()).isNotEmpty();
    }

    @Test
    void conditionsMustAllHold() {
        Appointment wanted = projector.project(booked("room-1", 9));
        projector.project(booked("room-2", 9));
        Appointment gone = projector.project(cancelled(projector.project(booked("room-1", 10))));
        projector.project(booked("room-1", 11)
                .clearAttendees()
                .addAttendees(Attendee.newBuilder().setEmail("bob@example.org")));

        var request = ListAppointmentsRequest.newBuilder()
                .setCalendarId("room-1")
                .setAttendeeEmail("ANN@example.ORG");
        assertThat(list(request).getAppointmentsList()).containsExactly(wanted);
        assertThat(list(request.setIncludeCancelled(true)).getAppointmentsList()).containsExactly(wanted, gone);
        assertThat(list(ListAppointmentsRequest.newBuilder().setCalendarId("room-9")).getAppointmentsList())
                .isEmpty();
        assertRefused("calendar_id", ListAppointmentsRequest.newBuilder().setCalendarId("Room 9"));
        assertRefused("attendee_email", ListAppointmentsRequest.newBuilder().setAttendeeEmail("ann"));
    }

    @Test
    void whatIsOnSeveralCalendarsIsListedOnEach() {
        Appointment both = projector.project(on(booked("room-1", 9), "room-2", "room-1"));
        Appointment moved = projector.project(movedTo(projector.project(booked("room-1", 11)), "room-2"));

        var request = ListAppointmentsRequest.newBuilder();
        assertThat(list(request.setCalendarId("room-1")).getAppointmentsList()).containsExactly(both);
        assertThat(list(request.setCalendarId("room-2")).getAppointmentsList()).containsExactly(both, moved);
    }

    @Test
    void whatTakesTimeIsListedAndTheRestOnDemand() {
        List<Appointment> all = Stream.of(AppointmentState.values())
                .filter(state -> state.ordinal() > 0 && state != AppointmentState.UNRECOGNIZED)
                .map(state -> projector.project(booked("room-1", state.getNumber()).setState(state)))
                .toList();

        var request = ListAppointmentsRequest.newBuilder();
        assertThat(list(request).getAppointmentsList())
                .extracting(Appointment::getState)
                .containsExactly(
                        AppointmentState.APPOINTMENT_STATE_CONFIRMED,
                        AppointmentState.APPOINTMENT_STATE_HELD,
                        AppointmentState.APPOINTMENT_STATE_PENDING,
                        AppointmentState.APPOINTMENT_STATE_COMPLETED,
                        AppointmentState.APPOINTMENT_STATE_NO_SHOW);
        assertThat(list(request.setIncludeCancelled(true)).getAppointmentsList()).isEqualTo(all);
    }

    @Test
    void anAppointmentIsFoundByItsSeries() {
        String series = newId();
        Appointment first = projector.project(
                booked("room-1", 9).setSeriesId(series).setSeriesStartTime(timestamp(hour(9))));
        projector.project(booked("room-1", 10).setSeriesId(newId()).setSeriesStartTime(timestamp(hour(10))));
        projector.project(booked("room-1", 11));

        var request = ListAppointmentsRequest.newBuilder().setSeriesId(series.toUpperCase());
        assertThat(list(request).getAppointmentsList()).containsExactly(first);
        assertRefused("series_id", ListAppointmentsRequest.newBuilder().setSeriesId("weekly"));
    }

    @Test
    void theWindowIsHalfOpenAndHoldsWhatReachesIntoIt() {
        projector.project(booked("room-1", 8));
        Appointment first = projector.project(booked("room-1", 9));
        Appointment last = projector.project(booked("room-1", 10));
        projector.project(booked("room-1", 11));
        Appointment longest = projector.project(booked("room-1", 9)
                .setStartTime(timestamp(hour(10).minus(Duration.ofDays(366)).plusSeconds(1)))
                .setEndTime(timestamp(hour(10).plusSeconds(1))));

        var window = ListAppointmentsRequest.newBuilder()
                .setWindowStartTime(timestamp(hour(9)))
                .setWindowEndTime(timestamp(hour(11)));
        assertThat(list(window).getAppointmentsList()).containsExactly(longest, first, last);
        assertThat(list(window.clone().clearWindowEndTime()).getAppointmentsList()).hasSize(4);
        assertThat(list(window.clone().clearWindowStartTime()).getAppointmentsList()).hasSize(4);
    }

    @Test
    void calendarsAreListedByIdTheClosedOnesOnDemand() {
        Calendar closed = projector.calendar("room-0", CalendarState.CALENDAR_STATE_CLOSED);
        projector.calendar("room-10");

        var request = ListCalendarsRequest.newBuilder().setPageSize(2);
        ListCalendarsResponse first = stage.calendars().listCalendars(request.build());
        ListCalendarsResponse last = stage.calendars()
                .listCalendars(request.setPageToken(first.getNextPageToken()).build());
        assertThat(ids(first)).containsExactly("room-1", "room-10");
        assertThat(ids(last)).containsExactly("room-2");
        assertThat(last.getNextPageToken()).isEmpty();

        ListCalendarsResponse all = stage.calendars()
                .listCalendars(ListCalendarsRequest.newBuilder().setIncludeClosed(true).build());
        assertThat(all.getCalendarsList()).hasSize(4).first().isEqualTo(closed);
        assertThat(all.getAsOfPosition()).isEqualTo(4);

        Failure failure = Failure.of(() -> stage.calendars()
                .listCalendars(request.clone().setIncludeClosed(true).build()));
        assertThat(failure.fields()).containsExactly("page_token");
    }

    @Test
    void aPageOfLargeCalendarsEndsEarlyAndNoMoreIsReadThanItHolds() {
        var rules = CalendarRules.newBuilder()
                .addAllHoursExceptions(Collections.nCopies(
                        1_000, HoursException.newBuilder().setFirstDate("2027-12-24").setFromTime("x".repeat(500)).build()));
        IntStream.range(10, 30)
                .forEach(i -> projector.calendar("large-" + i, CalendarState.CALENDAR_STATE_OPEN, rules));
        projector.spoilCalendar("large-29");

        ListCalendarsResponse page = stage.calendars().listCalendars(ListCalendarsRequest.getDefaultInstance());

        assertThat(ids(page)).containsExactly("large-10", "large-11", "large-12", "large-13", "large-14");
        assertThat(page.getNextPageToken()).isNotEmpty();
    }

    private ListAppointmentsResponse list(ListAppointmentsRequest.Builder request) {
        return stage.appointments().listAppointments(request.build());
    }

    private List<Appointment> everyPage(ListAppointmentsRequest.Builder request) {
        var all = new ArrayList<Appointment>();
        ListAppointmentsResponse page;
        do {
            page = list(request);
            all.addAll(page.getAppointmentsList());
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());
        return all;
    }

    private void assertRefused(String field, ListAppointmentsRequest.Builder request) {
        assertThat(Failure.of(() -> list(request)).fields()).containsExactly(field);
    }

    private static List<String> ids(ListCalendarsResponse response) {
        return response.getCalendarsList().stream().map(Calendar::getCalendarId).toList();
    }
}
