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
            Bookings requests = Bookings.uncontested(request -> calendars.createCalendar(request, new Answer<>()));
            Orders.obey(() -> appointments.bookAppointment(requests.get(), new Answer<>()));
        }
    }

    /** Commands answer before they return, and throw when they are refused. */
    private static final class Answer<T> implements StreamObserver<T> {

        @Override
        public void onNext(T answer) {}

        @Override
        public void onError(Throwable refusal) {
            throw new IllegalStateException("a command was refused", refusal);
        }

        @Override
        public void onCompleted() {}
    }
}
