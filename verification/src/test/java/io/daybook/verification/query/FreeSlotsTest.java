package io.daybook.verification.query;

import static io.daybook.verification.query.Availability.DAY;
import static io.daybook.verification.query.Availability.hours;
import static io.daybook.verification.query.Availability.onAll;
import static io.daybook.verification.query.Availability.seats;
import static io.daybook.verification.query.Availability.starts;
import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.cancelled;
import static io.daybook.verification.query.Samples.moved;
import static io.daybook.verification.query.Samples.movedTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.v1.Appointment;
import io.daybook.v1.CalendarState;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.v1.ListFreeSlotsResponse;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FreeSlotsTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private QueryStage stage;
    private FakeProjector projector;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        stage = QueryStage.open(
                SERVERS.settings(test.getTestMethod().orElseThrow().getName()), QueryStage.NOTICES_ONLY);
        projector = stage.projector();
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void whatIsBookedIsNotOfferedAndIsAgainWhenItIsFree() {
        open("room-1", 1);
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 9, 10, 11);

        Appointment appointment = projector.project(booked("room-1", DAY + 9));
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 10, 11);

        appointment = projector.project(moved(appointment, DAY + 10));
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 9, 11);

        projector.project(cancelled(appointment));
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 9, 10, 11);
    }

    @Test
    void whatMovesToAnotherCalendarFreesTheFirst() {
        open("room-1", 1);
        open("room-2", 1);
        Appointment appointment = projector.project(booked("room-1", DAY + 9));
        assertThat(free(hours(9, 10, "room-1"))).isEmpty();

        projector.project(movedTo(appointment, "room-2"));

        assertThat(free(hours(9, 10, "room-1"))).containsExactly(9);
        assertThat(free(hours(9, 10, "room-2"))).isEmpty();
    }

    @Test
    void rulesThatChangeCountAtOnce() {
        open("room-1", 1);
        projector.project(booked("room-1", DAY + 9));
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 10, 11);

        open("room-1", 2);
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 9, 10, 11);
    }

    @Test
    void viewsFilledFromAnotherLogAreNotTakenForTheFormerOnes() {
        open("room-1", 1);
        projector.project(booked("room-1", DAY + 9));
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 10, 11);

        projector.startAnew();
        open("room-1", 1);
        projector.project(booked("room-1", DAY + 10));

        assertThat(projector.position()).isEqualTo(2);
        assertThat(free(hours(8, 12, "room-1"))).containsExactly(8, 9, 11);
    }

    @Test
    void whileTheViewsAreFilledNothingIsSaidToBeFree() {
        open("room-1", 1);
        projector.checkpoint(1, 2);

        Failure failure = Failure.of(() -> free(hours(8, 12, "room-1")));
        assertThat(failure.reason()).isEqualTo("VIEW_FILLING");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aListingWaitsForItsPosition() throws Exception {
        open("room-1", 1);
        var waiting = stage.appointmentsLater()
                .listFreeSlots(hours(8, 12, "room-1")
                        .setMinPosition(projector.next())
                        .build());
        stage.awaitEarlierCalls();
        assertThat(waiting.isDone()).isFalse();

        projector.project(booked("room-1", DAY + 9));

        ListFreeSlotsResponse answer = waiting.get(10, TimeUnit.SECONDS);
        assertThat(starts(answer.getSlotsList())).containsExactly(8, 10, 11);
        assertThat(answer.getAsOfPosition()).isEqualTo(projector.position());
    }

    @Test
    void anAppointmentOfManyDaysTakesOneSeatOnAllOfThem() {
        open("course", 2);
        projector.project(lasting(DAY - 24 * 40, DAY + 24 * 40));
        assertThat(free(hours(8, 10, "course"))).containsExactly(8, 9);

        projector.project(lasting(DAY - 24 * 40, DAY + 9));
        assertThat(free(hours(8, 10, "course"))).containsExactly(9);
    }

    @Test
    void severalCalendarsAreFreeOneByOneOrAllAtOnce() {
        open("room-1", 1);
        open("room-2", 1);
        projector.project(booked("room-1", DAY + 9));
        projector.project(booked("room-2", DAY + 10));

        assertThat(stage.appointments().listFreeSlots(hours(8, 12, "room-2", "room-1").build()).getSlotsList())
                .extracting(slot -> Availability.hourOf(slot.getStartTime()), FreeSlot::getCalendarIdsList)
                .containsExactly(
                        tuple(8, List.of("room-2", "room-1")),
                        tuple(9, List.of("room-2")),
                        tuple(10, List.of("room-1")),
                        tuple(11, List.of("room-2", "room-1")));
        assertThat(free(onAll(hours(8, 12, "room-1", "room-2")))).containsExactly(8, 11);
    }

    @Test
    void pagesTogetherAreTheWholeList() {
        open("room-1", 1);
        open("room-2", 1);
        projector.project(booked("room-1", DAY + 9));
        ListFreeSlotsRequest.Builder request = hours(0, 100, "room-1", "room-2").setPageSize(7);

        var paged = new ArrayList<FreeSlot>();
        ListFreeSlotsResponse page = stage.appointments().listFreeSlots(request.build());
        while (page.hasNextWindowStartTime()) {
            assertThat(page.getSlotsList()).hasSize(7);
            paged.addAll(page.getSlotsList());
            page = stage.appointments()
                    .listFreeSlots(request.setWindowStartTime(page.getNextWindowStartTime()).build());
        }
        paged.addAll(page.getSlotsList());

        assertThat(paged)
                .hasSize(100)
                .isEqualTo(stage.appointments()
                        .listFreeSlots(hours(0, 100, "room-1", "room-2").build())
                        .getSlotsList());
    }

    @Test
    void anAnswerIsNeverTooLargeForItsReader() {
        String[] ids = new String[100];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "a-calendar-with-a-rather-long-name-that-takes-much-of-the-room-".substring(0, 60) + i;
            open(ids[i], 1);
        }

        ListFreeSlotsResponse answer = stage.appointments()
                .listFreeSlots(hours(0, 24 * 60, ids)
                        .setStep(Durations.fromMinutes(15))
                        .setPageSize(10_000)
                        .build());

        assertThat(answer.getSlotsCount()).isPositive().isLessThan(24 * 60 * 4);
        assertThat(answer.hasNextWindowStartTime()).isTrue();
    }

    @Test
    void thePastIsNotOffered() {
        open("room-1", 1);
        Instant now = Instant.now();
        var request = hours(0, 1, "room-1")
                .setWindowStartTime(Samples.timestamp(now.minusSeconds(7_200)))
                .setWindowEndTime(Samples.timestamp(now.plusSeconds(7_200)));

        List<FreeSlot> slots = stage.appointments().listFreeSlots(request.build()).getSlotsList();
        assertThat(slots).isNotEmpty();
        assertThat(slots).allSatisfy(slot ->
                assertThat(slot.getStartTime().getSeconds()).isGreaterThanOrEqualTo(now.getEpochSecond()));

        var past = request.setWindowEndTime(Samples.timestamp(now.minusSeconds(1)));
        assertThat(free(past)).isEmpty();
    }

    @Test
    void aClosedOrUnknownCalendarIsTold() {
        open("room-1", 1);
        projector.calendar("room-2", CalendarState.CALENDAR_STATE_CLOSED);

        Failure closed = Failure.of(() -> free(hours(8, 12, "room-1", "room-2")));
        assertThat(closed.code()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(closed.reason()).isEqualTo("CALENDAR_CLOSED");
        assertThat(closed.metadata()).isEqualTo(Map.of("calendar_id", "room-2"));

        Failure unknown = Failure.of(() -> free(hours(8, 12, "room-1", "room-3")));
        assertThat(unknown.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(unknown.reason()).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(unknown.metadata()).isEqualTo(Map.of("calendar_id", "room-3"));
    }

    @Test
    void badFieldsAreNamedAllAtOnce() {
        var request = ListFreeSlotsRequest.newBuilder()
                .addCalendarIds("Room")
                .addCalendarIds("room")
                .addCalendarIds("room")
                .setWindowEndTime(Timestamp.newBuilder().setNanos(1))
                .setStep(Durations.fromHours(7))
                .setMatchValue(9)
                .setPageSize(-1)
                .setMinPosition(-1);

        assertThat(Failure.of(() -> free(request)).fields())
                .containsExactly(
                        "calendar_ids[0]",
                        "calendar_ids[2]",
                        "window_start_time",
                        "window_end_time",
                        "duration",
                        "step",
                        "match",
                        "page_size",
                        "min_position");
        assertThat(Failure.of(() -> free(hours(8, 8, "room"))).fields()).containsExactly("window_end_time");
        assertThat(Failure.of(() -> free(hours(0, 62 * 24 + 1, "room"))).fields()).containsExactly("window_end_time");
        assertThat(Failure.of(() -> free(hours(8, 9))).fields()).containsExactly("calendar_ids");
    }

    private void open(String id, int seats) {
        projector.calendar(id, CalendarState.CALENDAR_STATE_OPEN, seats(seats));
    }

    private static Appointment.Builder lasting(int fromHour, int untilHour) {
        return booked("course", fromHour).setEndTime(Samples.timestamp(Samples.hour(untilHour)));
    }

    /** The hours at which a slot is offered by views at the newest position. */
    private List<Integer> free(ListFreeSlotsRequest.Builder request) {
        boolean unset = request.getMinPosition() == 0;
        var asked = unset ? request.clone().setMinPosition(projector.position()) : request;
        return starts(stage.appointments().listFreeSlots(asked.build()).getSlotsList());
    }
}
