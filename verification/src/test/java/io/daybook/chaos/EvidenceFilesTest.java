package io.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daybook.chaos.journal.Answer;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.journal.ReadEntry;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.Event;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {

    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}";

    @TempDir
    private Path directory;

    @Test
    void anEventIsALine() throws IOException {
        EvidenceFiles.write(directory, List.of(event(1), event(2)));

        assertThat(lines("log.txt"))
                .satisfiesExactly(
                        line -> assertThat(line).matches(TIME + " position: 1 entity_id: \"a\" version: 3"),
                        line -> assertThat(line).contains("position: 2"));
    }

    @Test
    void aCommandIsALineWithTheTimesThatServersLogged() throws IOException {
        var journal = new Journal();
        long now = System.nanoTime();
        LocalTime time = LocalTime.now();
        journal.add(new CommandEntry(
                "r", BookAppointmentRequest.getDefaultInstance(), now, now, new Answer.Unknown(Status.Code.UNAVAILABLE, "")));

        EvidenceFiles.write(directory, journal);

        String line = lines("journal-commands.txt").getFirst();
        assertThat(line).matches(TIME + " to " + TIME + " BookAppointmentRequest CommandEntry.*UNAVAILABLE.*");
        LocalTime written = LocalTime.parse(line.substring(0, line.indexOf(' ')));
        assertThat(written).isCloseTo(time, within(1, ChronoUnit.SECONDS));
    }

    @Test
    void aReadIsALine() throws IOException {
        var journal = new Journal();
        journal.add(new ReadEntry(1, 2, "a", 0, 0, 7, Optional.empty()));

        EvidenceFiles.write(directory, journal);

        assertThat(lines("journal-reads.txt")).singleElement().asString().contains("asOfPosition=7");
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    private static Event event(long position) {
        return Event.newBuilder().setPosition(position).setEntityId("a").setVersion(3).build();
    }
}
