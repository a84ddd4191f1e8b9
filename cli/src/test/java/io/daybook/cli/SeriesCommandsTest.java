package io.daybook.cli;

import static io.daybook.cli.FakeServers.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.cli.output.Instants;
import io.daybook.cli.server.Refusal;
import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.BookSeriesResponse;
import io.daybook.v1.Calendar;
import io.daybook.v1.CancelSeriesRequest;
import io.daybook.v1.CancelSeriesResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.SeriesFit;
import io.daybook.v1.SeriesOccurrence;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.v1.UpdateCalendarResponse;
import io.grpc.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands for series. */
class SeriesCommandsTest {

    private static final String[] BOOK = {
        "book", "Yoga", "--calendar", "studio", "--start", "2027-03-02T18:00", "--for", "1h", "--repeat",
        "FREQ=WEEKLY;COUNT=3", "--except", "2027-03-09"
    };

    private ScriptedServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = new ScriptedServers();
        servers.on(UpdateCalendarRequest.class, _ -> UpdateCalendarResponse.newBuilder()
                .setCalendar(Calendar.newBuilder().setTimeZone("Europe/Berlin"))
                .build());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void aSeriesIsPrintedOccurrenceByOccurrence() {
        servers.on(BookSeriesRequest.class, _ -> BookSeriesResponse.newBuilder()
                .setReceipt(CommandReceipt.newBuilder().setId("series-1").setVersion(1).setPosition(5))
                .addOccurrences(occurrence("2027-03-02T17:00:00Z").setAppointmentId(ID))
                .addOccurrences(occurrence("2027-03-16T17:00:00Z").setRefusal(ErrorReason.ERROR_REASON_SLOT_TAKEN))
                .setLastPosition(6)
                .build());

        CommandRun run = CommandRun.of(servers, with("--what-fits"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.data().lines())
                .containsExactly(
                        "series   series-1",
                        "version  1, at position 5",
                        "",
                        "TIME                                                APPOINTMENT",
                        "Tue 2 Mar 2027 18:00–19:00 Europe/Berlin (+01:00)   " + ID,
                        "Tue 16 Mar 2027 18:00–19:00 Europe/Berlin (+01:00)  not booked: the time is taken");
        assertThat(run.messages()).isEqualTo("1 booked, 1 could not be\n");
        BookSeriesRequest sent = servers.request(BookSeriesRequest.class);
        assertThat(sent.getLocalStartTime()).isEqualTo("2027-03-02T18:00");
        assertThat(sent.getRecurrenceRule()).isEqualTo("FREQ=WEEKLY;COUNT=3");
        assertThat(sent.getExceptLocalStartTimesList()).containsExactly("2027-03-09");
        assertThat(sent.getFit()).isEqualTo(SeriesFit.SERIES_FIT_WHAT_FITS);
        assertThat(sent.getDuration().getSeconds()).isEqualTo(3_600);
    }

    @Test
    void aStartWithAnOffsetIsTheLocalTimeOfTheCalendar() {
        servers.on(BookSeriesRequest.class, _ -> BookSeriesResponse.getDefaultInstance());

        CommandRun.of(servers, "book", "Yoga", "--calendar", "studio", "--start", "2027-07-02T18:00Z", "--end",
                "2027-07-02T19:30Z", "--repeat", "FREQ=DAILY;COUNT=2");

        BookSeriesRequest sent = servers.request(BookSeriesRequest.class);
        assertThat(sent.getLocalStartTime()).isEqualTo("2027-07-02T20:00");
        assertThat(sent.getDuration().getSeconds()).isEqualTo(5_400);
    }

    @Test
    void ofASeriesThatIsRefusedTheOccurrenceIsNamed() {
        servers.refuse(BookSeriesRequest.class, Refusal.of(
                Status.Code.ABORTED,
                ErrorReason.ERROR_REASON_SLOT_TAKEN,
                Map.of("occurrence", "2027-03-16T17:00:00Z")));

        CommandRun run = CommandRun.of(servers, with("--zone", "Europe/Berlin"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(run.messages())
                .isEqualTo("daybook: the time is taken\n  of the series: Tue 16 Mar 2027 18:00 Europe/Berlin (+01:00)\n");
    }

    @Test
    void aSeriesIsCancelledFromAnOccurrenceOn() {
        servers.on(CancelSeriesRequest.class, _ -> CancelSeriesResponse.newBuilder()
                .setReceipt(CommandReceipt.newBuilder().setId("series-1").setVersion(2).setPosition(9))
                .addCancelledAppointmentIds(ID)
                .build());

        CommandRun run = CommandRun.of(servers, "cancel", "--series", "series-1", "--from", ID, "--reason", "over");

        assertThat(run.data()).isEqualTo(ID + "\n");
        assertThat(run.messages()).isEqualTo("1 cancelled\n");
        CancelSeriesRequest sent = servers.request(CancelSeriesRequest.class);
        assertThat(sent.getFromAppointmentId()).isEqualTo(ID);
        assertThat(sent.getReason()).isEqualTo("over");
    }

    private static SeriesOccurrence.Builder occurrence(String start) {
        return SeriesOccurrence.newBuilder()
                .setStartTime(Instants.timestamp(Instant.parse(start)))
                .setEndTime(Instants.timestamp(Instant.parse(start).plusSeconds(3_600)));
    }

    private static String[] with(String... more) {
        return Stream.concat(Stream.of(BOOK), Stream.of(more))
                .toArray(String[]::new);
    }
}
