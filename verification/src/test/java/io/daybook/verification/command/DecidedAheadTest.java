package io.daybook.verification.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.log.Database;
import io.daybook.command.log.DatabaseSettings;
import io.daybook.command.log.Fingerprint;
import io.daybook.command.sequencer.CommandOutcome;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.CommandOutcome.DoneBefore;
import io.daybook.command.sequencer.CommandOutcome.RequestIdReused;
import io.daybook.command.sequencer.CommandRequest;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.CalendarCommand;
import io.daybook.scheduling.CalendarRules;
import io.daybook.service.RequestContext;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.Event;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that writes alone decides before it has the log's lock: what it did not know then counts all the same. */
@ExtendWith(RunningDaybook.class)
class DecidedAheadTest {

    private Database database;
    private Sequencer sequencer;

    @BeforeEach
    void writeAlone(Daybook daybook) throws Exception {
        database = Database.open(DatabaseSettings.from(daybook.stack().environment()));
        sequencer = Sequencer.start(database, Clock.systemUTC(), _ -> {});
        for (int i = 0; i < 3; i++) {
            done(sequencer.submit(create(newName())));
        }
    }

    @AfterEach
    void stop() {
        sequencer.close();
        database.close();
    }

    @Test
    void whatAnotherServerWroteIsHeeded(Daybook daybook) throws Exception {
        String calendar = done(sequencer.submit(create(newName()))).entity().id();
        daybook.calendars()
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendarId(calendar)
                        .setName(newName())
                        .build());
        long before = daybook.head();

        assertThat(done(sequencer.submit(close(calendar))).version()).isEqualTo(3);
        assertThat(daybook.log(before + 1)).extracting(Event::getVersion).containsExactly(3L);
    }

    @Test
    void anEntityThatWasToBeCreatedIsNotThereBeforeItIs(Daybook daybook) throws Exception {
        daybook.newCalendar();

        assertThat(done(sequencer.submit(create(newName()))).version()).isEqualTo(1);
    }

    @Test
    void aNameThatAnotherServerGaveAwayIsTaken(Daybook daybook) throws Exception {
        String name = newName();
        daybook.calendars()
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setName(name)
                        .setTimeZone("UTC")
                        .build());

        assertThat(sequencer.submit(create(name)).get()).isInstanceOf(CommandOutcome.Refused.class);
    }

    @Test
    void whatWouldBeRefusedNowButWasDoneBeforeIsAnsweredAsThen(Daybook daybook) throws Exception {
        CommandRequest create = create(newName());
        Done first = done(sequencer.submit(create));

        List<CommandOutcome> outcomes = inOneBatch(create, create(newName()));

        assertThat(outcomes.getFirst()).isInstanceOfSatisfying(DoneBefore.class, before -> assertThat(
                        before.receipt().position())
                .isEqualTo(first.position()));
        assertThat(outcomes.getLast()).isInstanceOf(Done.class);
    }

    @Test
    void anIdThatWasUsedBeforeServesNoOtherRequestThatWouldBeRefused(Daybook daybook) throws Exception {
        CommandRequest create = create(newName());
        done(sequencer.submit(create));
        var another = new CommandRequest(
                create.command(),
                create.requestId(),
                Fingerprint.of(UpdateCalendarRequest.getDefaultInstance()),
                0,
                false,
                create.context());

        assertThat(inOneBatch(another, create(newName())).getFirst()).isInstanceOf(RequestIdReused.class);
    }

    @Test
    void whatWasDoneBeforeIsNotDoneAgainAndItsNeighbourIsStored(Daybook daybook) throws Exception {
        String calendar = done(sequencer.submit(create(newName()))).entity().id();
        CommandRequest close = close(calendar);
        done(sequencer.submit(close));
        long before = daybook.head();

        List<CommandOutcome> outcomes = inOneBatch(close, create(newName()));

        assertThat(outcomes.getFirst()).isInstanceOf(DoneBefore.class);
        assertThat(outcomes.getLast()).isInstanceOf(Done.class);
        // One more is of the command that the batch waited behind.
        assertThat(daybook.head()).isEqualTo(before + 2);
    }

    /** Has some commands wait together, behind one that waits for the log's lock. */
    private List<CommandOutcome> inOneBatch(CommandRequest... requests) throws Exception {
        List<CompletableFuture<CommandOutcome>> outcomes;
        CompletableFuture<CommandOutcome> first;
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select from log_head for update");
            first = sequencer.submit(create(newName()));
            await().until(() -> isWaitedFor(other));
            outcomes = List.of(requests).stream().map(sequencer::submit).toList();
            other.rollback();
        }
        done(first);
        return outcomes.stream().map(CompletableFuture::join).toList();
    }

    private static boolean isWaitedFor(Connection holder) throws SQLException {
        try (var waiting = holder.createStatement()
                .executeQuery("select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")) {
            return waiting.next();
        }
    }

    private static Done done(CompletableFuture<CommandOutcome> outcome) throws InterruptedException, ExecutionException {
        assertThat(outcome.get()).isInstanceOf(Done.class);
        return (Done) outcome.get();
    }

    private static String newName() {
        return "Practice " + UUID.randomUUID();
    }

    private static CommandRequest create(String name) {
        var profile = new Calendar.Profile(name, ZoneId.of("UTC"), CalendarRules.NONE);
        return request(UUID.randomUUID().toString(), new CalendarCommand.Create(profile));
    }

    private static CommandRequest close(String calendar) {
        return request(calendar, new CalendarCommand.Close());
    }

    private static CommandRequest request(String calendar, CalendarCommand command) {
        return new CommandRequest(
                new ForCalendar(calendar, command),
                UUID.randomUUID(),
                Fingerprint.of(CreateCalendarRequest.getDefaultInstance()),
                0,
                false,
                new RequestContext("test", ""));
    }
}
