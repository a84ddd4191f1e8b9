package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.command.log.Database;
import io.daybook.command.log.DatabaseSettings;
import io.daybook.command.log.Fingerprint;
import io.daybook.command.sequencer.CommandOutcome;
import io.daybook.command.sequencer.CommandRequest;
import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.CalendarCommand;
import io.daybook.scheduling.CalendarRules;
import io.daybook.service.RequestContext;
import io.daybook.service.ServiceException;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.LogLock;
import io.daybook.verification.RunningDaybook;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sequencer by itself, on the log that the other servers write, too. */
@ExtendWith(RunningDaybook.class)
class SequencerTest {

    @Test
    void whoeverFailsToHearOfACommitDoesNotStopTheNext(Daybook daybook) throws Exception {
        try (Database database = open(daybook);
                Sequencer sequencer = Sequencer.start(database, Clock.systemUTC(), _ -> {
                    throw new IllegalStateException("cannot hear");
                })) {
            for (int i = 0; i < 3; i++) {
                assertThat(sequencer.submit(create()).get()).isInstanceOf(CommandOutcome.Done.class);
            }
        }
    }

    @Test
    void aClockThatIsBehindDoesNotTurnTheLogsTimeBack(Daybook daybook) throws Exception {
        daybook.newCalendar();
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        try (Database database = open(daybook);
                Sequencer sequencer = Sequencer.start(database, behind, _ -> {})) {
            sequencer.submit(create()).get();
        }
        List<Event> newest = daybook.log(daybook.head() - 1);
        assertThat(newest.getLast().getCommitTime()).isEqualTo(newest.getFirst().getCommitTime());
    }

    @Test
    void aClosedSequencerTakesNothingAndLeavesNobodyWaiting(Daybook daybook) throws Exception {
        try (Database database = open(daybook)) {
            Sequencer sequencer = Sequencer.start(database, Clock.systemUTC(), _ -> {});
            sequencer.close();

            assertThatThrownBy(() -> sequencer.submit(create()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("stopping");
        }
    }

    @Test
    void whatItsCallerHasGivenUpIsNotTakenUpAnyMore(Daybook daybook) throws Exception {
        CommandRequest taken = create();
        CommandRequest waiting = create();
        try (Database database = open(daybook);
                CancellableContext call = Context.current().withCancellation();
                Sequencer sequencer = Sequencer.start(database, Clock.systemUTC(), _ -> {});
                LogLock lock = LogLock.take(daybook)) {
            CompletableFuture<CommandOutcome> first = call.call(() -> sequencer.submit(taken));
            lock.awaitWaiting();
            CompletableFuture<CommandOutcome> second = call.call(() -> sequencer.submit(waiting));

            call.cancel(null);

            assertThat(reasonOf(first)).isEqualTo(ErrorReason.ERROR_REASON_OUTCOME_UNKNOWN);
            assertThat(reasonOf(second)).isEqualTo(ErrorReason.ERROR_REASON_DEADLINE_EXPIRED);
        }
        assertThat(daybook.log())
                .extracting(Event::getRequestId)
                .contains(taken.requestId().toString())
                .doesNotContain(waiting.requestId().toString());
    }

    @Test
    void ofAHoldThatAnotherServerHadExpireNothingIsKept(Daybook daybook) throws Exception {
        String booked = daybook.appointments()
                .bookAppointment(Daybook.booking(daybook.newCalendar(), 0).build())
                .getAppointment()
                .getAppointmentId();
        var request = new CommandRequest(
                new ForAppointment(booked, false, new AppointmentCommand.ExpireHold(Instant.now())),
                UUID.randomUUID(),
                Fingerprint.of(ReleaseHoldRequest.getDefaultInstance()),
                0,
                false,
                new RequestContext("test", ""));
        CommandRequest other = create();
        try (Database database = open(daybook);
                Sequencer sequencer = Sequencer.start(database, Clock.systemUTC(), _ -> {})) {
            assertThat(sequencer.submit(request).get()).isInstanceOf(CommandOutcome.Done.class);
            sequencer.submit(other).get();

            assertThat(receipts(database, request)).isZero();
            assertThat(receipts(database, other)).isEqualTo(1);
        }
    }

    private static int receipts(Database database, CommandRequest request) {
        return database.sql()
                .fetchOne("select count(*) from command_receipt where request_id = {0}", DSL.val(request.requestId()))
                .get(0, Integer.class);
    }

    private static ErrorReason reasonOf(CompletableFuture<CommandOutcome> outcome) {
        return ((ServiceException) outcome.exceptionNow()).reason();
    }

    private static Database open(Daybook daybook) throws Exception {
        return Database.open(DatabaseSettings.from(daybook.stack().environment()));
    }

    private static CommandRequest create() {
        var command = new CalendarCommand.Create(new Calendar.Profile(
                "Practice " + UUID.randomUUID(), ZoneId.of("UTC"), CalendarRules.NONE));
        return new CommandRequest(
                new ForCalendar(UUID.randomUUID().toString(), command),
                UUID.randomUUID(),
                Fingerprint.of(CreateCalendarRequest.getDefaultInstance()),
                0,
                false,
                new RequestContext("test", ""));
    }
}
