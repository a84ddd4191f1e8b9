package io.daybook.bench.peer;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Emmett's event store on PostgreSQL, run by Node.js. Each event is the first of a stream. */
public final class Emmett {

    private static final String DATABASE = "emmett";
    private static final int CONNECTIONS = 32;

    private Emmett() {}

    /** Starts it on the PostgreSQL of a bed. */
    public static EventWriter start(Bed bed, NodePackages packages, Path log) throws IOException, InterruptedException {
        Databases.create(bed, DATABASE);
        return WriterProcess.start(
                "Emmett " + packages.version("@event-driven-io/emmett-postgresql"),
                log,
                List.of(
                        "node",
                        packages.directory().resolve("emmett.js").toString(),
                        "postgresql://postgres@%s/%s".formatted(bed.address(Program.POSTGRES), DATABASE),
                        EventContent.text(),
                        Integer.toString(CONNECTIONS)));
    }
}
