package io.daybook.bench.load;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceStub;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Callers who book at a command server. For one thread. */
public final class BookingCallers implements AutoCloseable {

    private static final String STREAM = "DAYBOOK_EVENTS";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final double WARMING_PER_SECOND = 1_000;

    private final ManagedChannel channel;
    private final AppointmentCommandServiceStub stub;
    private final Bookings requests;
    private final java.sql.Connection log;
    private final Connection nats;

    private BookingCallers(
            ManagedChannel channel,
            java.sql.Connection log,
            Connection nats,
            Function<CalendarCommandServiceBlockingStub, Bookings> requests) {
        this.channel = channel;
        this.log = log;
        this.nats = nats;
        this.stub = AppointmentCommandServiceGrpc.newStub(channel);
        this.requests = requests.apply(CalendarCommandServiceGrpc.newBlockingStub(channel));
    }

    /** Connects to the command server of a bed, and creates the calendars. */
    public static BookingCallers of(Bed bed) throws IOException, InterruptedException {
        return of(bed, Bookings::on);
    }

    /** Connects to the command server of a bed; the calendars are there. */
    public static BookingCallers of(Bed bed, Bookings requests) throws IOException, InterruptedException {
        return of(bed, _ -> requests);
    }

    private static BookingCallers of(Bed bed, Function<CalendarCommandServiceBlockingStub, Bookings> requests)
            throws IOException, InterruptedException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", bed.port(Program.COMMAND_SERVER))
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            return new BookingCallers(
                    channel,
                    DriverManager.getConnection(bed.logUrl()),
                    Nats.connect("nats://" + bed.address(Program.NATS)),
                    requests);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /**
     * Has a command server, and what follows its events, work for a while. Not as hard as it can: the embedded MongoDB holds all
     * views in memory, and stops for seconds to collect garbage where they fill that.
     */
    public static void warmUp(Bed bed, Duration length) throws IOException, InterruptedException {
        try (BookingCallers callers = of(bed)) {
            callers.openLoop(WARMING_PER_SECOND, length);
            callers.awaitRelayed();
        }
    }

    /** Books for a while, and returns when all that is in the stream, too. */
    public void warmUp(int callers, Duration length) throws InterruptedException, IOException {
        closedLoop(callers, length);
        awaitRelayed();
    }

    /** As many as the server answers. */
    public Measured closedLoop(int callers, Duration length) throws InterruptedException {
        return Callers.closedLoop(stub::bookAppointment, requests, callers, length);
    }

    /** As many changes as the server answers, of some appointments in turn. */
    public Measured closedLoopOfChanges(List<String> appointmentIds, int callers, Duration length)
            throws InterruptedException {
        return Callers.closedLoop(stub::updateAppointmentDetails, new Changes(appointmentIds), callers, length);
    }

    /** As many calls that ask for nothing, of the server's health, as it answers: what any call costs. */
    public Measured closedLoopOfNothing(int callers, Duration length) throws InterruptedException {
        return Callers.closedLoop(
                HealthGrpc.newStub(channel)::check, HealthCheckRequest::getDefaultInstance, callers, length);
    }

    /** So many in a second. */
    public Measured openLoop(double perSecond, Duration length) throws InterruptedException {
        return Callers.openLoop(stub::bookAppointment, requests, perSecond, length);
    }

    /** Returns when all that is in the log is in the stream: what runs next has the machine for itself. */
    public void awaitRelayed() throws IOException, InterruptedException {
        while (streamEnd() < logEnd()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        channel.shutdownNow();
        nats.close();
        try {
            log.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private long streamEnd() throws IOException {
        try {
            return nats.jetStreamManagement().getStreamInfo(STREAM).getStreamState().getLastSequence();
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    private long logEnd() throws IOException {
        try (Statement statement = log.createStatement();
                ResultSet head = statement.executeQuery("select position from log_head")) {
            head.next();
            return head.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
