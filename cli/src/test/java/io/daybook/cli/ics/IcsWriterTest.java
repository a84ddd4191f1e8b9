package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcsWriterTest {

    private static final String ID = "01a208fa-8483-7bfa-a622-aa2861d9074a";

    @Test
    void whatIsWrittenIsReadAgainUnchanged() throws Exception {
        Appointment written = appointment("2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z", "Europe/Berlin").toBuilder()
                .setTitle("Comma, semicolon; back\\slash \"quotes\" ünïcode 🎉 " + "long ".repeat(30).strip())
                .setDescription("Two\nlines, and \\n as it is")
                .addAttendees(Attendee.newBuilder().setName("Ann: the 1st, of 2").setEmail("ann@example.org"))
                .addAttendees(Attendee.newBuilder().setEmail("bob@example.org"))
                .setExternalUid("uid;with,all\\of/it")
                .build();

        Entry read = readAgain(written).getFirst();

        assertThat(read)
                .isEqualTo(new Entry(
                        written.getExternalUid(),
                        Instants.of(written.getStartTime()),
                        Instants.of(written.getEndTime()),
                        ZoneId.of("Europe/Berlin"),
                        written.getTitle(),
                        written.getDescription(),
                        written.getAttendeesList()));
    }

    @Test
    void theIdStandsForAMissingUid() throws Exception {
        assertThat(readAgain(appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "UTC")))
                .extracting(Entry::externalUid)
                .containsExactly(ID);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-31T00:30:00Z, 2027-10-31T01:30:00Z, Europe/Berlin",
        "2027-10-31T01:30:00Z, 2027-10-31T02:30:00Z, Europe/Berlin",
        "1999-12-31T23:59:59Z, 2000-01-01T00:00:01Z, Asia/Kathmandu",
        "2150-07-01T00:00:00Z, 2150-07-02T00:00:00Z, America/New_York",
        "1901-01-01T00:00:00Z, 1901-01-02T00:00:00Z, America/New_York",
        "2027-03-02T09:00:00Z, 2027-03-02T09:30:00Z, Etc/GMT+5",
        "2027-03-02T09:00:00Z, 2027-03-02T09:30:00Z, Etc/UTC"
    })
    void instantsSurviveEveryZone(String start, String end, String zone) throws Exception {
        assertThat(readAgain(appointment(start, end, zone)))
                .extracting(entry -> entry.start().toString(), entry -> entry.end().toString())
                .containsExactly(tuple(start, end));
    }

    @Test
    void alsoUtcIsKeptAsAZoneOfItsOwn() throws Exception {
        assertThat(readAgain(appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "Etc/UTC")))
                .extracting(Entry::zone)
                .containsExactly(ZoneId.of("Etc/UTC"));
    }

    /** The zone must be understood from the file alone, as a reader without our zone names would. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-02T09:00:00Z, Europe/Berlin",
        "2027-07-02T09:00:00Z, Europe/Berlin",
        "2027-10-31T00:30:00Z, Europe/Berlin",
        "2027-12-02T09:00:00Z, Australia/Sydney"
    })
    void theDescriptionOfAZoneSaysWhatItsRulesSay(Instant start, String zone) throws Exception {
        String text = IcsWriter.calendar(
                List.of(appointment(start.toString(), start.plusSeconds(60).toString(), zone)));
        String unknown = text.replace(zone, "Nowhere/Known");

        ImportPlan plan =
                new ImportPlanner(ZoneId.of("UTC"), SeriesLimits.DEFAULT).plan(IcsFile.parse(unknown));

        assertThat(plan.entries()).extracting(Entry::start).containsExactly(start);
        assertThat(plan.notes()).singleElement().asString().contains("as the file describes it");
    }

    @Test
    void theDescriptionOfAZoneHasTheChangeBeforeTheTimeAndThoseDuringIt() {
        String text = IcsWriter.calendar(
                List.of(appointment("2027-03-02T09:00:00Z", "2027-04-02T09:00:00Z", "Europe/Berlin")));

        assertThat(text.substring(text.indexOf("BEGIN:VTIMEZONE"), text.indexOf("BEGIN:VEVENT")).lines())
                .containsExactly(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Berlin",
                        "BEGIN:STANDARD",
                        "DTSTART:20261025T030000",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "END:STANDARD",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20270328T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "END:DAYLIGHT",
                        "END:VTIMEZONE");
    }

    @Test
    void linesEndWithCrLfAndAreNoLongerThan75Bytes() {
        String text = IcsWriter.calendar(List.of(
                appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "Europe/Berlin").toBuilder()
                        .setTitle("ü🎉".repeat(60))
                        .build()));

        assertThat(text).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @ParameterizedTest
    @CsvSource({
        "HELD, TENTATIVE", "PENDING, TENTATIVE", "CONFIRMED, CONFIRMED", "COMPLETED, CONFIRMED", "NO_SHOW, CONFIRMED",
        "CANCELLED, CANCELLED", "DECLINED, CANCELLED", "EXPIRED, CANCELLED"
    })
    void theStatusSaysTheState(String state, String status) {
        Appointment appointment = appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "UTC").toBuilder()
                .setState(AppointmentState.valueOf("APPOINTMENT_STATE_" + state))
                .setVersion(7)
                .build();

        assertThat(IcsWriter.calendar(List.of(appointment)).lines()).contains("STATUS:" + status, "SEQUENCE:7");
    }

    @Test
    void aCancelledAppointmentIsNotBookedAgain() throws Exception {
        Appointment cancelled = appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "UTC").toBuilder()
                .setState(AppointmentState.APPOINTMENT_STATE_CANCELLED)
                .build();

        assertThat(plan(cancelled).entries()).isEmpty();
        assertThat(plan(cancelled).cancelled()).isEqualTo(1);
    }

    @Test
    void whatWasBookedAgainUnderItsUidIsNotTakenForTheOneThatWasCancelled() throws Exception {
        Appointment booked = appointment("2027-03-03T09:00:00Z", "2027-03-03T09:30:00Z", "UTC").toBuilder()
                .setExternalUid("uid")
                .setVersion(1)
                .build();
        Appointment cancelled = booked.toBuilder()
                .setAppointmentId("01a208fa-8483-7bfa-a622-aa2861d9074b")
                .setState(AppointmentState.APPOINTMENT_STATE_CANCELLED)
                .setVersion(2)
                .build();

        ImportPlan plan = plan(cancelled, booked);

        assertThat(plan.entries()).extracting(Entry::externalUid).containsExactly("uid");
        assertThat(plan.cancelled()).isEqualTo(1);
        assertThat(plan.superseded()).isZero();
    }

    @Test
    void theZoneOfTheSecondOfTwoEqualLocalTimesIsKept() throws Exception {
        assertThat(readAgain(appointment("2027-10-31T01:30:00Z", "2027-10-31T02:30:00Z", "Europe/Berlin")))
                .extracting(Entry::zone)
                .containsExactly(ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann \"the one\" Lee", "^ ^' ^^ ^n", "; : , '"})
    void namesSurviveWhateverTheyAreMadeOf(String name) throws Exception {
        Appointment appointment = appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "UTC").toBuilder()
                .addAttendees(Attendee.newBuilder().setName(name).setEmail("ann@example.org"))
                .build();

        assertThat(readAgain(appointment).getFirst().attendees()).isEqualTo(appointment.getAttendeesList());
    }

    @Test
    void aLocationIsWrittenAsSuch() throws Exception {
        Appointment appointment = appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "UTC").toBuilder()
                .setDescription("Bring\n\nLocation: notes\n\nLocation: Room 5, left")
                .build();

        assertThat(IcsWriter.calendar(List.of(appointment)).lines())
                .contains("DESCRIPTION:Bring\\n\\nLocation: notes", "LOCATION:Room 5\\, left");
        assertThat(readAgain(appointment).getFirst().description()).isEqualTo(appointment.getDescription());
    }

    @Test
    void aUidOfGreatestLengthIsKept() throws Exception {
        Appointment appointment = appointment("2027-03-02T09:00:00Z", "2027-03-02T09:30:00Z", "UTC").toBuilder()
                .setExternalUid("u".repeat(512))
                .build();

        assertThat(readAgain(appointment)).extracting(Entry::externalUid).containsExactly("u".repeat(512));
    }

    private static List<Entry> readAgain(Appointment appointment) throws IcsSyntaxException {
        return plan(appointment).entries();
    }

    private static ImportPlan plan(Appointment... appointments) throws IcsSyntaxException {
        return new ImportPlanner(ZoneId.of("Asia/Tokyo"), SeriesLimits.DEFAULT)
                .plan(IcsFile.parse(IcsWriter.calendar(List.of(appointments))));
    }

    private static Appointment appointment(String start, String end, String zone) {
        return Appointment.newBuilder()
                .setAppointmentId(ID)
                .setCalendarId("team")
                .setTitle("Planning")
                .setStartTime(Instants.timestamp(Instant.parse(start)))
                .setEndTime(Instants.timestamp(Instant.parse(end)))
                .setTimeZone(zone)
                .setVersion(2)
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .build();
    }
}
