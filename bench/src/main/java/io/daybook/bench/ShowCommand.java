package io.daybook.bench;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.Bookings;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Median;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.DoubleStream;

/** {@code daybook show}, the whole process, beside a JVM that does nothing. */
final class ShowCommand implements Benchmark {

    private static final int RUNS_IN_A_ROUND = 5;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    @Override
    public String name() {
        return "cli";
    }

    @Override
    public String description() {
        return "daybook show ID, beside java -version";
    }

    @Override
    public List<Comparison> run(Plan plan) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(plan.directory().resolve("bed"), EnumSet.allOf(Program.class))) {
            String id = book(bed);
            seconds(client(bed, "show", id, "--min-version", "1"));
            ProcessBuilder show = client(bed, "show", id);
            ProcessBuilder version = new ProcessBuilder(java(), "-version");
            var rounds = new ArrayList<Round>();
            for (int round = 0; round < plan.rounds(); round++) {
                rounds.add(round(show, version));
                plan.progress().accept(rounds.getLast().toString());
            }
            List<Round> alone = rounds.stream().map(round -> new Round(round.measured(), 1)).toList();
            return List.of(
                    new Comparison(name(), "show", "s", "1 s", Target.atMost(0.3), alone),
                    new Comparison(name(), "show", "s", "java -version", Target.atMost(5), rounds));
        }
    }

    private static Round round(ProcessBuilder show, ProcessBuilder version) throws IOException, InterruptedException {
        var shows = DoubleStream.builder();
        var versions = DoubleStream.builder();
        for (int run = 0; run < RUNS_IN_A_ROUND; run++) {
            shows.add(seconds(show));
            versions.add(seconds(version));
        }
        return new Round(Median.of(shows.build()), Median.of(versions.build()));
    }

    private static double seconds(ProcessBuilder process) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exitCode = process.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("%s ended with %d".formatted(String.join(" ", process.command()), exitCode));
        }
        return (System.nanoTime() - start) / SECOND;
    }

    private static ProcessBuilder client(Bed bed, String... arguments) {
        List<String> command = new ArrayList<>(List.of(bed.script("cli").toString()));
        command.addAll(List.of(arguments));
        var client = new ProcessBuilder(command);
        client.environment().put("JAVA_HOME", System.getProperty("java.home"));
        client.environment().put("DAYBOOK_QUERY_ADDRESS", bed.address(Program.QUERY_SERVER));
        return client;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String book(Bed bed) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", bed.port(Program.COMMAND_SERVER))
                .usePlaintext()
                .build();
        try {
            Bookings requests = Bookings.on(CalendarCommandServiceGrpc.newBlockingStub(channel));
            return AppointmentCommandServiceGrpc.newBlockingStub(channel)
                    .bookAppointment(requests.get())
                    .getAppointment()
                    .getAppointmentId();
        } finally {
            channel.shutdownNow();
        }
    }
}
