package io.daybook.bench;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.LiveViews;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.BookingCallers;
import io.daybook.bench.load.ChangedAppointments;
import io.daybook.bench.load.Pace;
import io.daybook.bench.load.Pollers;
import io.daybook.bench.load.Readers;
import io.daybook.bench.load.Watchers;
import io.daybook.chaos.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Has the servers work for a while, and their JVMs keep what they load and learn: they start sooner then, and know what to compile
 * (JEP 483, 514 and 515).
 */
public final class StartCaches {

    /** The one that is looked at to see whether there are caches comes last. */
    private static final List<Program> SERVERS =
            List.of(Program.PROJECTOR, Program.COMMAND_SERVER, Program.QUERY_SERVER);

    /** So long that what matters is compiled: of the rest, a server that starts from the cache has to find out itself. */
    private static final Duration WORK = Duration.ofSeconds(20);

    private static final Duration READING_OF_A_KIND = Duration.ofSeconds(5);
    private static final int READERS = 16;
    private static final int APPOINTMENTS = 100;
    private static final double CHANGES_A_SECOND = 500;

    private StartCaches() {}

    /**
     * Runs when the distributions are complete.
     *
     * @param arguments the folder that has the modules
     * @throws IOException if a server has not written its cache
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]);
        Path directory = Files.createTempDirectory("daybook-start-caches-");
        for (Program server : SERVERS) {
            Files.deleteIfExists(cache(root, server));
        }
        try (Bed bed = Bed.start(directory, EnumSet.allOf(Program.class), server -> options(root, server))) {
            work(bed);
            for (Program server : SERVERS) {
                bed.stopAndLetWrite(server);
            }
        }
        for (Program server : SERVERS) {
            Files.move(unfinished(root, server), cache(root, server));
        }
        Trees.delete(directory);
    }

    private static void work(Bed bed) throws IOException, InterruptedException {
        BookingCallers.warmUp(bed, WORK);
        try (ChangedAppointments appointments = ChangedAppointments.book(bed, APPOINTMENTS);
                Watchers watchers = Watchers.of(bed, appointments);
                Pollers _ = Pollers.of(bed, appointments, Duration.ofSeconds(1))) {
            appointments.change(new Pace(CHANGES_A_SECOND, WORK), watchers);
            read(bed, appointments);
        }
    }

    private static void read(Bed bed, ChangedAppointments appointments) throws InterruptedException {
        List<String> ids = IntStream.range(0, appointments.number()).mapToObj(appointments::id).toList();
        try (LiveViews views = LiveViews.of(bed);
                Readers readers = Readers.of(bed, views, ids)) {
            for (Readers.Kind kind : Readers.Kind.values()) {
                readers.closedLoop(kind, READERS, READING_OF_A_KIND);
            }
        }
    }

    private static String options(Path root, Program server) {
        return "-XX:AOTCacheOutput=" + unfinished(root, server);
    }

    private static Path unfinished(Path root, Program server) {
        return cache(root, server).resolveSibling("start.aot.unfinished");
    }

    private static Path cache(Path root, Program server) {
        return root.resolve(server.toString()).resolve("target/distribution/lib/start.aot");
    }
}
