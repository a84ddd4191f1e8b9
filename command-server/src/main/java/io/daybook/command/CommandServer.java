package io.daybook.command;

import io.daybook.command.hold.HoldExpiry;
import io.daybook.command.log.Database;
import io.daybook.command.relay.Relay;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.command.service.AppointmentCommands;
import io.daybook.command.service.CalendarCommands;
import io.daybook.command.service.EventLogReader;
import io.daybook.service.Dependencies;
import io.daybook.service.Environment;
import io.daybook.service.GrpcServer;
import io.daybook.service.RunningServer;
import io.daybook.service.ServerMain;
import java.util.List;

/** The command server: takes commands, keeps the log, relays it to the stream. */
public final class CommandServer {

    private CommandServer() {}

    /** Runs it as a process, with settings from the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        ServerMain.run(CommandServer::start);
    }

    /**
     * Starts it and returns once it serves: once PostgreSQL is there. NATS may come and go.
     *
     * @throws io.daybook.service.SettingException if a setting cannot be used
     * @throws InterruptedException                if told to stop while waiting
     */
    public static RunningServer start(Environment environment) throws InterruptedException {
        CommandSettings settings = CommandSettings.from(environment);
        return RunningServer.start("command-server", settings.server(), (server, parts) -> assemble(settings, server, parts));
    }

    private static void assemble(CommandSettings settings, GrpcServer server, RunningServer parts)
            throws InterruptedException {
        Database database = parts.with(
                Dependencies.await(settings.database().toString(), () -> Database.open(settings.database())));
        Relay relay = parts.with(new Relay(database, settings.stream()));
        Sequencer sequencer = parts.with(Sequencer.start(database, database.clock(), relay::appended));
        parts.with(HoldExpiry.start(database, sequencer, database.clock()));
        server.open(
                List.of(
                        new AppointmentCommands(sequencer, database, database.clock()),
                        new CalendarCommands(sequencer, database, database.clock()),
                        new EventLogReader(database)),
                new DatabaseFailures());
        server.watchDependency("PostgreSQL", DatabaseFailures.AWAY, database::ping);
    }
}
