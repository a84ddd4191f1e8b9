package io.daybook.verification;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.daybook.chaos.files.Trees;
import io.daybook.command.CommandServer;
import io.daybook.local.LocalStack;
import io.daybook.local.StackSettings;
import io.daybook.service.Environment;
import io.daybook.service.JavaLogging;
import io.daybook.service.RunningServer;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc.CalendarQueryServiceBlockingStub;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ReadEventsRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A running Daybook with two command servers, and clients of it. Shared by the tests of a run. */
public final class Daybook implements AutoCloseable {

    /** Far ahead, so that no test's appointments lie in the past, and on the hour. */
    public static final Instant FUTURE = Instant.parse("2031-03-03T08:00:00Z");

    private static final long CALL_SECONDS = 30;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final LocalStack stack;
    private final ManagedChannel first;
    private final ManagedChannel second;
    private final ManagedChannel query;
    private final String secondAddress;

    private Daybook(Path directory, LocalStack stack) throws InterruptedException {
        this.stack = stack;
        parts.push(() -> Trees.delete(directory));
        parts.push(stack);
        RunningServer secondServer = newCommandServer();
        parts.push(secondServer);
        this.first = channel(stack.commandAddress());
        this.secondAddress = "127.0.0.1:" + secondServer.port();
        this.second = channel(secondAddress);
        this.query = channel(stack.queryAddress());
        awaitViews();
    }

    /** Until they have been filled for the first time, which commands must not have begun to prolong, reads are refused. */
    private void awaitViews() {
        await().atMost(CALL_SECONDS, TimeUnit.SECONDS)
                .ignoreException(StatusRuntimeException.class)
                .untilAsserted(() -> calendarQueries().listCalendars(ListCalendarsRequest.getDefaultInstance()));
    }

    /** Starts one of its own, for tests that harm it; they close it. */
    public static Daybook start() throws IOException, InterruptedException {
        JavaLogging.toServerLog();
        Path directory = Files.createTempDirectory("daybook-verification");
        return new Daybook(directory, LocalStack.start(StackSettings.onFreePorts(directory), Environment.ofProcess()));
    }

    /** One more command server, which knows nothing yet; the caller closes it. */
    public RunningServer newCommandServer() throws InterruptedException {
        var environment = new HashMap<>(stack.environment().variables());
        environment.put("DAYBOOK_PORT", "0");
        return CommandServer.start(new Environment(environment));
    }

    /** A channel that is closed with this Daybook. */
    public ManagedChannel channel(String address) {
        ManagedChannel channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
        parts.push(channel::shutdownNow);
        return channel;
    }

    public LocalStack stack() {
        return stack;
    }

    /** Where both command servers listen. */
    public List<String> commandAddresses() {
        return List.of(stack.commandAddress(), secondAddress);
    }

    public ManagedChannel queryChannel() {
        return query;
    }

    public CalendarCommandServiceBlockingStub calendars() {
        return CalendarCommandServiceGrpc.newBlockingStub(first).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }

    /** The same commands through the second command server. */
    public CalendarCommandServiceBlockingStub calendarsElsewhere() {
        return CalendarCommandServiceGrpc.newBlockingStub(second).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }

    public AppointmentCommandServiceBlockingStub appointments() {
        return AppointmentCommandServiceGrpc.newBlockingStub(first).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }

    /** The same commands through the second command server. */
    public AppointmentCommandServiceBlockingStub appointmentsElsewhere() {
        return AppointmentCommandServiceGrpc.newBlockingStub(second).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }

    public CalendarQueryServiceBlockingStub calendarQueries() {
        return CalendarQueryServiceGrpc.newBlockingStub(query).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }

    public AppointmentQueryServiceBlockingStub appointmentQueries() {
        return AppointmentQueryServiceGrpc.newBlockingStub(query).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }

    /** All events of the log, in order. */
    public List<Event> log() {
        return log(1);
    }

    /** The events of the log from a position on. */
    public List<Event> log(long from) {
        var events = new ArrayList<Event>();
        EventLogServiceGrpc.newBlockingStub(first)
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .readEvents(ReadEventsRequest.newBuilder().setFromPosition(from).build())
                .forEachRemaining(page -> events.addAll(page.getEventsList()));
        return events;
    }

    /** Position of the end of the log. */
    public long head() {
        return EventLogServiceGrpc.newBlockingStub(first)
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .readEvents(ReadEventsRequest.newBuilder().setFromPosition(Long.MAX_VALUE).build())
                .next()
                .getHeadPosition();
    }

    /** A connection to its NATS; the caller closes it. */
    public Connection nats() throws IOException, InterruptedException {
        return Nats.connect(stack.environment().text("DAYBOOK_NATS_URL", ""));
    }

    /** Creates an open calendar in Berlin and returns its id. */
    public String newCalendar() {
        return calendars()
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setName("Practice " + UUID.randomUUID())
                        .setTimeZone("Europe/Berlin")
                        .build())
                .getReceipt()
                .getId();
    }

    /** A request for half an hour on a calendar, a number of hours after {@link #FUTURE}. */
    public static BookAppointmentRequest.Builder booking(String calendarId, int hours) {
        return BookAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCalendarId(calendarId)
                .setTitle("Check-up")
                .setStartTime(timestamp(FUTURE.plusSeconds(hours * 3_600L)))
                .setDuration(Duration.newBuilder().setSeconds(1_800));
    }

    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
