package io.daybook.verification.query;

import static io.daybook.verification.query.Availability.DAY;
import static io.daybook.verification.query.Availability.hours;
import static io.daybook.verification.query.Availability.onAll;
import static io.daybook.verification.query.Availability.seats;
import static io.daybook.verification.query.Availability.starts;
import static io.daybook.verification.query.Samples.booked;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.CalendarState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several readers list free slots all the while one hour after the other is booked. */
@Timeout(60)
class FreeSlotsWhileWrittenTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final int READERS = 4;
    private static final int HOURS = 400;

    /** How many hours are booked by an event. */
    private record Written(int hours, long position) {}

    @Test
    void whatIsBookedAtAPositionIsNeverOfferedByAListingOfThatPosition() throws Exception {
        try (var stage = QueryStage.open(SERVERS.settings("written"), QueryStage.NOTICES_ONLY);
                ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            FakeProjector projector = stage.projector();
            projector.calendar("room-1", CalendarState.CALENDAR_STATE_OPEN, seats(1));
            projector.calendar("room-2", CalendarState.CALENDAR_STATE_OPEN, seats(1));
            var newest = new AtomicReference<>(new Written(0, projector.position()));
            var reads = new ArrayList<Future<?>>();
            for (int i = 0; i < READERS; i++) {
                reads.add(readers.submit(() -> readUntilAllIsBooked(stage, newest)));
            }
            for (int hour = 0; hour < HOURS; hour++) {
                projector.project(booked("room-1", DAY + hour));
                newest.set(new Written(hour + 1, projector.position()));
            }
            for (Future<?> read : reads) {
                read.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static void readUntilAllIsBooked(QueryStage stage, AtomicReference<Written> newest) {
        Written written;
        do {
            written = newest.get();
            var request = onAll(hours(0, HOURS, "room-1", "room-2")).setMinPosition(written.position());
            List<Integer> free = starts(stage.appointments()
                    .listFreeSlots(request.build())
                    .getSlotsList());
            int booked = written.hours();
            assertThat(free).allSatisfy(hour -> assertThat(hour).isGreaterThanOrEqualTo(booked));
            // Those that are not booked yet are all there, and none is missing between them.
            assertThat(free).hasSize(free.isEmpty() ? 0 : HOURS - free.getFirst());
        } while (written.hours() < HOURS);
    }
}
