package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.Event;
import io.daybook.verification.Concurrently;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** G2 and G5: many callers, two command servers, one log. */
@ExtendWith(RunningDaybook.class)
class BookingRaceTest {

    private static final int CALLERS = 64;

    @Test
    void ofManyWhoWantOneSlotOneGetsIt(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();

        List<String> outcomes = Concurrently.call(
                CALLERS, caller -> book(daybook, caller, Daybook.booking(calendar, 0).build()));

        assertThat(outcomes).filteredOn("booked"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("SLOT_TAKEN"::equals).hasSize(CALLERS - 1);
        assertGapless(daybook.log());
    }

    @Test
    void overlappingSlotsOfDifferentStartsAreNeverBothBooked(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();

        // Half hours that start every minute: 64 of them hold at most three that do not overlap.
        List<String> outcomes = Concurrently.call(CALLERS, caller -> {
            var request = Daybook.booking(calendar, 0);
            request.setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(60L * caller)));
            return book(daybook, caller, request.build());
        });

        assertThat(Collections.frequency(outcomes, "booked")).isBetween(1, 3);
        assertThat(outcomes).allMatch(outcome -> outcome.equals("booked") || outcome.equals("SLOT_TAKEN"));
    }

    @Test
    void positionsHaveNoGapsWhenTwoServersWriteAtOnce(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        var hour = new AtomicInteger();

        List<String> outcomes = Concurrently.call(CALLERS * 4, caller -> book(
                daybook, caller, Daybook.booking(calendar, hour.getAndIncrement()).build()));

        assertThat(outcomes).containsOnly("booked");
        assertGapless(daybook.log());
    }

    @Test
    void whatOneServerWroteTheOtherKnowsAlthoughItHeldTheCalendarBefore(Daybook daybook) throws Exception {
        String calendar = daybook.newCalendar();
        daybook.appointmentsElsewhere().bookAppointment(Daybook.booking(calendar, 0).build());
        Concurrently.call(20, number -> daybook.appointments()
                .bookAppointment(Daybook.booking(calendar, number + 1).build()));

        for (int hour = 1; hour <= 20; hour++) {
            // Ten minutes later: no constraint of the database stands in the way, only what the server knows.
            var overlapping = Daybook.booking(calendar, hour);
            overlapping.setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(hour * 3_600L + 600)));
            Failures.expect(Code.ABORTED, "SLOT_TAKEN", () -> daybook.appointmentsElsewhere()
                    .bookAppointment(overlapping.build()));
        }
    }

    private static String book(Daybook daybook, int caller, BookAppointmentRequest request) {
        try {
            var server = caller % 2 == 0 ? daybook.appointments() : daybook.appointmentsElsewhere();
            server.bookAppointment(request);
            return "booked";
        } catch (StatusRuntimeException e) {
            return Failures.errorInfo(e).getReason();
        }
    }

    private static void assertGapless(List<Event> log) {
        assertThat(log)
                .extracting(Event::getPosition)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log)
                .extracting(event -> event.getCommitTime().getSeconds() * 1_000_000_000L
                        + event.getCommitTime().getNanos())
                .isSorted();
    }
}
