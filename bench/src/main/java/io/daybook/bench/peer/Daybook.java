package io.daybook.bench.peer;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.Bookings;
import io.daybook.command.log.Database;
import io.daybook.command.log.DatabaseSettings;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.command.service.AppointmentCommands;
import io.daybook.command.service.CalendarCommands;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** BookAppointment as a command server carries it out, from the request to the answer, but without gRPC and without a relay. */
public final class Daybook {

    private static final String DATABASE = "bookings";

    private Daybook() {}

    /** Starts one beside the log of a bed. */
    public static EventWriter start(Bed bed, Path log) throws IOException, InterruptedException {
        Databases.create(bed, DATABASE);
        String url = "jdbc:postgresql://%s/%s".formatted(bed.address(Program.POSTGRES), DATABASE);
        return WriterProcess.startJava("Daybook", log, Daybook.class, url);
    }

    /**
     * Runs it as a process.
     *
     * @param arguments the JDBC URL of an empty database
     */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        try (Database database = Database.open(new DatabaseSettings(arguments[0], "postgres", ""));
                Sequencer sequencer = Sequencer.start(database, database.clock(), _ -> {})) {
            var calendars = new CalendarCommands(sequencer, database, database.clock());
            var appointments = new AppointmentCommands(sequencer, database, database.clock());
            Bookings requests = Bookings.uncontested(request -> answered(request, calendars::createCalendar));
            Orders.obey(() -> answered(requests.get(), appointments::bookAppointment));
        }
    }

    /** Returns when a command is answered, and throws if it is refused. */
    private static <Q, A> void answered(Q request, BiConsumer<Q, StreamObserver<A>> command) {
        var answer = new Answer<A>();
        command.accept(request, answer);
        answer.join();
    }

    private static final class Answer<A> extends CompletableFuture<A> implements StreamObserver<A> {

        @Override
        public void onNext(A answer) {
            complete(answer);
        }

        @Override
        public void onError(Throwable refusal) {
            completeExceptionally(refusal);
        }

        @Override
        public void onCompleted() {}
    }
}
