package io.daybook.cli.server;

import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc.CalendarQueryServiceBlockingStub;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;

/**
 * The command server and the query server. Connects to each when it is first needed. The stubs may be used by many
 * threads at once; fetching them is for one thread.
 */
public final class Servers implements AutoCloseable {

    private static final Metadata.Key<String> ACTOR =
            Metadata.Key.of("daybook-actor", Metadata.ASCII_STRING_MARSHALLER);

    private final Address commandAddress;
    private final Address queryAddress;
    private final ClientInterceptor identity;
    private ManagedChannel commands;
    private ManagedChannel queries;

    /** Servers at two addresses, which are told on whose behalf they are called. */
    public Servers(Address commandAddress, Address queryAddress, String actor) {
        this.commandAddress = commandAddress;
        this.queryAddress = queryAddress;
        var metadata = new Metadata();
        metadata.put(ACTOR, actor);
        this.identity = MetadataUtils.newAttachHeadersInterceptor(metadata);
    }

    /** Changes to appointments. */
    public AppointmentCommandServiceBlockingStub appointmentCommands() {
        return AppointmentCommandServiceGrpc.newBlockingStub(commandChannel());
    }

    /** Changes to calendars. */
    public CalendarCommandServiceBlockingStub calendarCommands() {
        return CalendarCommandServiceGrpc.newBlockingStub(commandChannel());
    }

    /** Reads and watches of appointments. */
    public AppointmentQueryServiceBlockingStub appointmentQueries() {
        return AppointmentQueryServiceGrpc.newBlockingStub(queryChannel());
    }

    /** Reads of calendars. */
    public CalendarQueryServiceBlockingStub calendarQueries() {
        return CalendarQueryServiceGrpc.newBlockingStub(queryChannel());
    }

    /** The address a channel of these servers leads to, by the channel's authority. */
    Address address(String authority) {
        return authority.equals(commandAddress.toString()) ? commandAddress : queryAddress;
    }

    /** Has a channel that failed to connect try again at once, not after its own ever longer pauses. */
    void reconnect() {
        if (commands != null) {
            commands.resetConnectBackoff();
        }
        if (queries != null) {
            queries.resetConnectBackoff();
        }
    }

    @Override
    public void close() {
        if (commands != null) {
            commands.shutdownNow();
        }
        if (queries != null) {
            queries.shutdownNow();
        }
    }

    private Channel commandChannel() {
        if (commands == null) {
            commands = open(commandAddress);
        }
        return ClientInterceptors.intercept(commands, identity);
    }

    private Channel queryChannel() {
        if (queries == null) {
            queries = open(queryAddress);
        }
        return ClientInterceptors.intercept(queries, identity);
    }

    private static ManagedChannel open(Address address) {
        return ManagedChannelBuilder.forAddress(address.host(), address.port())
                .usePlaintext()
                // A watch on a connection that silently broke would wait for ever. Servers permit 10 seconds.
                .keepAliveTime(20, TimeUnit.SECONDS)
                .directExecutor()
                .build();
    }
}
