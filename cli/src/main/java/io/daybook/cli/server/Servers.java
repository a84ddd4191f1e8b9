package io.daybook.cli.server;

import io.daybook.client.ClientSettings;
import io.daybook.client.DaybookClient;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.daybook.v1.CalendarQueryServiceGrpc.CalendarQueryServiceBlockingStub;
import java.time.Duration;

/** The command servers and the query servers. Safe for use by many threads. */
public final class Servers implements AutoCloseable {

    private static final Duration ATTEMPT_TIME = Duration.ofSeconds(10);

    private final ServerAddress commandAddress;
    private final ServerAddress queryAddress;
    private final DaybookClient client;

    /** Servers at two addresses, which are told on whose behalf they are called. */
    public Servers(ServerAddress commandAddress, ServerAddress queryAddress, String actor) {
        this.commandAddress = commandAddress;
        this.queryAddress = queryAddress;
        // One attempt: each failure is looked at, so that a server that was never started is told of at once.
        this.client = DaybookClient.connect(new ClientSettings(
                commandAddress.addresses(), queryAddress.addresses(), actor, 1, ATTEMPT_TIME));
    }

    /** Changes to appointments. */
    public AppointmentCommandServiceBlockingStub appointmentCommands() {
        return client.appointmentCommands();
    }

    /** Changes to calendars. */
    public CalendarCommandServiceBlockingStub calendarCommands() {
        return client.calendarCommands();
    }

    /** Reads and watches of appointments. */
    public AppointmentQueryServiceBlockingStub appointmentQueries() {
        return client.queries().appointments();
    }

    /** Reads of calendars. */
    public CalendarQueryServiceBlockingStub calendarQueries() {
        return client.queries().calendars();
    }

    DaybookClient client() {
        return client;
    }

    ServerAddress queryAddress() {
        return queryAddress;
    }

    /** The address a channel of these servers leads to, by the channel's authority. */
    ServerAddress address(String authority) {
        return commandAddress.isReachedBy(authority) ? commandAddress : queryAddress;
    }

    @Override
    public void close() {
        client.close();
    }
}
