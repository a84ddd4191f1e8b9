package io.daybook.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.audit.Finding;
import io.daybook.v1.Appointment;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens while a system is audited is no breach. */
@ExtendWith(RunningDaybook.class)
class AuditWhileWrittenTest {

    private static final int WRITERS = 4;
    private static final int AUDITS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 20_261_123;

    @Test
    void noAlarmIsRaisedByWhatGoesOn(Daybook daybook) throws Exception {
        var done = new AtomicBoolean();
        List<String> calendars = List.of(daybook.newCalendar(), daybook.newCalendar());
        // The projector may have started just now.
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !Audited.findings(daybook).isEmpty());
        long before = daybook.head();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                var random = new Random(SEED + i);
                writing.add(writers.submit(() -> write(daybook, calendars, random, done)));
            }
            try {
                for (int i = 0; i < AUDITS; i++) {
                    assertThat(Audited.findings(daybook)).flatExtracting(Finding::breaches).isEmpty();
                }
            } finally {
                done.set(true);
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
        }
        assertThat(daybook.head()).isGreaterThan(before + AUDITS * 10);
    }

    /** Few days and few appointments, so that what is read one after the other seldom fits. */
    private static void write(Daybook daybook, List<String> calendars, Random random, AtomicBoolean done) {
        var mine = new ArrayList<String>();
        while (!done.get()) {
            try {
                change(daybook, calendars, random, mine);
            } catch (StatusRuntimeException e) {
                assertThat(e.getStatus().getCode()).isEqualTo(Code.ABORTED);
            }
        }
    }

    private static void change(Daybook daybook, List<String> calendars, Random random, List<String> mine) {
        String calendar = calendars.get(random.nextInt(calendars.size()));
        int hour = random.nextInt(96);
        switch (mine.size() < 5 ? 0 : random.nextInt(10)) {
            case 0, 1 -> {
                Appointment booked = daybook.appointments()
                        .bookAppointment(Daybook.booking(calendar, hour).build())
                        .getAppointment();
                mine.add(booked.getAppointmentId());
            }
            case 2 -> daybook.appointments()
                    .cancelAppointment(CancelAppointmentRequest.newBuilder()
                            .setAppointmentId(mine.removeFirst())
                            .build());
            case 3 -> daybook.calendars()
                    .updateCalendar(UpdateCalendarRequest.newBuilder()
                            .setCalendarId(calendar)
                            .setRules(CalendarRules.newBuilder()
                                    .setSeats(1 + random.nextInt(3))
                                    .setBufferAfter(com.google.protobuf.Duration.newBuilder().setSeconds(600L * random.nextInt(3))))
                            .build());
            default -> daybook.appointments()
                    .rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                            .setAppointmentId(mine.get(random.nextInt(mine.size())))
                            .setCalendarId(calendar)
                            .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(hour * 3_600L)))
                            .build());
        }
    }
}
