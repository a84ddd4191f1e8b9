package io.daybook.cli.server;

import io.daybook.cli.Failure;
import io.daybook.client.Address;
import io.daybook.client.ClientSettings;
import io.daybook.client.DaybookClient;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.daybook.v1.CalendarQueryServiceGrpc.CalendarQueryServiceBlockingStub;
import io.daybook.v1.ProjectorServiceGrpc.ProjectorServiceBlockingStub;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The command servers, the query servers and, for operators, the projectors. Safe for use by many threads. */
public final class Servers implements AutoCloseable {

    private static final Duration ATTEMPT_TIME = Duration.ofSeconds(10);

    private final ServerAddress commandAddress;
    private final ServerAddress queryAddress;
    private final Optional<ServerAddress> projectorAddress;
    private final DaybookClient client;
    private final Set<ServerAddress> heardFrom = ConcurrentHashMap.newKeySet();

    /** Servers at their addresses, which are told on whose behalf they are called. */
    public Servers(
            ServerAddress commandAddress,
            ServerAddress queryAddress,
            Optional<ServerAddress> projectorAddress,
            String actor) {
        this.commandAddress = commandAddress;
        this.queryAddress = queryAddress;
        this.projectorAddress = projectorAddress;
        List<Address> projectors = projectorAddress.map(ServerAddress::addresses).orElse(List.of());
        // One attempt: each failure is looked at, so that a server that was never started is told of at once.
        this.client = DaybookClient.connect(new ClientSettings(
                commandAddress.addresses(), queryAddress.addresses(), projectors, actor, 1, ATTEMPT_TIME));
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

    /** What operators ask a projector; for servers with such an address only. */
    public ProjectorServiceBlockingStub projector() {
        return client.projector();
    }

    DaybookClient client() {
        return client;
    }

    ServerAddress queryAddress() {
        return queryAddress;
    }

    /** The address a channel of these servers leads to, by the channel's authority. */
    ServerAddress address(String authority) {
        return Stream.concat(projectorAddress.stream(), Stream.of(commandAddress))
                .filter(address -> address.isReachedBy(authority))
                .findFirst()
                .orElse(queryAddress);
    }

    /** Notes that a server is there, which makes it worth waiting for when it is away later. */
    void heardFrom(ServerAddress address) {
        heardFrom.add(address);
    }

    /**
     * Notes a failure after which another attempt is to be made.
     *
     * @throws Failure if nobody named the address and nobody was ever there: Daybook does not run, and waiting will not
     *                 start it
     */
    void noteFailure(StatusRuntimeException failure, ServerAddress address) {
        if (!Reachability.isRefused(failure)) {
            heardFrom(address);
        } else if (address.source() == ServerAddress.Source.DEFAULT && !heardFrom.contains(address)) {
            throw Reachability.told(failure, address, false);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
