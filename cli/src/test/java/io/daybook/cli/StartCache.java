package io.daybook.cli;

import io.daybook.v1.AgendaDay;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.Calendar;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAgendaResponse;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.v1.ListFreeSlotsResponse;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs commands with the distribution, and has the JVM keep what any of them loads: they start in less than half of the time
 * then (JEP 483). As lists of classes, since a cache that a JVM makes while it runs is of one command only (JEP 514).
 */
public final class StartCache {

    private static final Appointment APPOINTMENT = FakeServers.appointment(1);

    /** Those that people wait for most often. */
    private static final List<List<String>> COMMANDS = List.of(
            List.of("show", APPOINTMENT.getAppointmentId()),
            List.of("list"),
            List.of("agenda", "--calendar", "team", "--day", "2027-03-02"),
            List.of("slots", "--calendar", "team", "--for", "30m"),
            List.of("book", "Planning", "--calendar", "team", "--start", "2027-03-02T10:00", "--for", "30m", "--wait"));

    /** Numbers in a list are of that list; the classes of the class path need none. */
    private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");

    private final Path distribution;
    private final Path log;
    private final String address;

    private StartCache(Path distribution, String address) {
        this.distribution = distribution;
        this.log = distribution.resolveSibling("start-cache.log");
        this.address = address;
    }

    /** Runs when the distribution is complete, which is its one argument. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path distribution = Path.of(arguments[0]);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(distribution.resolve("lib"), "picocli-*.jar")) {
            for (Path jar : jars) {
                NewerClasses.in(jar);
            }
        }
        try (var servers = new ScriptedServers()) {
            answer(servers);
            new StartCache(distribution, servers.address()).write();
        }
    }

    private static void answer(ScriptedServers servers) {
        servers.on(GetAppointmentRequest.class, _ -> GetAppointmentResponse.newBuilder().setAppointment(APPOINTMENT).build());
        servers.on(
                ListAppointmentsRequest.class, _ -> ListAppointmentsResponse.newBuilder().addAppointments(APPOINTMENT).build());
        servers.on(GetAgendaRequest.class, _ -> GetAgendaResponse.newBuilder()
                .setTimeZone(APPOINTMENT.getTimeZone())
                .addDays(AgendaDay.newBuilder().setDate("2027-03-02").addAppointments(APPOINTMENT))
                .build());
        servers.on(ListFreeSlotsRequest.class, _ -> ListFreeSlotsResponse.newBuilder()
                .addSlots(FreeSlot.newBuilder().setStartTime(APPOINTMENT.getStartTime()).setEndTime(APPOINTMENT.getEndTime()))
                .build());
        servers.on(GetCalendarRequest.class, _ -> GetCalendarResponse.newBuilder()
                .setCalendar(Calendar.newBuilder().setCalendarId("team").setTimeZone(APPOINTMENT.getTimeZone()))
                .build());
        servers.on(BookAppointmentRequest.class, _ -> BookAppointmentResponse.newBuilder()
                .setReceipt(CommandReceipt.newBuilder().setId(APPOINTMENT.getAppointmentId()).setVersion(1).setPosition(11))
                .setAppointment(APPOINTMENT)
                .build());
    }

    private void write() throws IOException, InterruptedException {
        Path list = distribution.resolveSibling("classes.txt");
        Set<String> classes = new LinkedHashSet<>();
        for (List<String> command : COMMANDS) {
            run("-XX:DumpLoadedClassList=" + list, command);
            Files.readAllLines(list).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> NUMBER.matcher(line).replaceFirst(""))
                    .forEach(classes::add);
        }
        Files.write(list, classes);
        Path cache = distribution.resolve("lib/start.aot");
        run("-Xshare:dump -XX:+AOTClassLinking -XX:SharedClassListFile=%s -XX:SharedArchiveFile=%s".formatted(list, cache), List.of());
    }

    private void run(String options, List<String> command) throws IOException, InterruptedException {
        var client = new ProcessBuilder(distribution.resolve("bin/cli").toString());
        client.command().addAll(command);
        client.environment().put("JAVA_HOME", System.getProperty("java.home"));
        client.environment().put("DAYBOOK_JAVA_OPTIONS", options);
        client.environment().put("DAYBOOK_COMMAND_ADDRESS", address);
        client.environment().put("DAYBOOK_QUERY_ADDRESS", address);
        int exitCode = client.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("no start cache was written: %s ended with %d; see %s".formatted(client.command(), exitCode, log));
        }
    }
}
