package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.daybook.v1.Attendee;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportPlannerTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Test
    void timesAreReadInTheZoneThatIsMeant() throws Exception {
        ImportPlan plan = plan("zones.ics", SeriesLimits.DEFAULT);

        assertThat(plan.entries())
                .extracting(Entry::externalUid, entry -> entry.start().toString(), entry -> entry.zone().getId())
                .containsExactly(
                        tuple("windows", "2027-03-02T09:00:00Z", "Europe/Berlin"),
                        tuple("blank", "2027-03-03T10:00:00Z", "Europe/Lisbon"),
                        tuple("unknown", "2027-03-04T10:00:00Z", "Europe/Lisbon"),
                        tuple("prefixed", "2027-03-05T16:00:00Z", "America/Chicago"),
                        tuple("floating", "2027-03-06T10:00:00Z", "Europe/Lisbon"),
                        tuple("utc", "2027-03-07T10:00:00Z", "Europe/Lisbon"),
                        tuple("described-winter", "2027-07-02T00:00:00Z", "Europe/Lisbon"),
                        tuple("described-summer", "2027-12-01T23:00:00Z", "Europe/Lisbon"));
        assertThat(plan.notes())
                .anySatisfy(note -> assertThat(note).contains("unknown time zone 'Moon/Tranquility'"))
                .anySatisfy(note -> assertThat(note).contains("'Sydney as the office has it'", "as the file describes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMT+0100", "UTC+1", "+01:00", "/office/UTC+01:00"})
    void anOffsetIsTheNameOfNoZoneSoTheFilesDescriptionCounts(String tzid) throws Exception {
        ImportPlan plan = plan("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:%1$s
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:a
                DTSTART;TZID="%1$s":20270601T100000
                DURATION:PT30M
                END:VEVENT
                END:VCALENDAR
                """
                .formatted(tzid));

        assertThat(plan.entries())
                .extracting(Entry::start, Entry::zone)
                .containsExactly(tuple(Instant.parse("2027-06-01T09:00:00Z"), LISBON));
    }

    @ParameterizedTest
    @CsvSource({
        // The last onsets of rules that end, and the time between those and the ones of the rules that took their place.
        "20060402T015900, 2006-04-02T06:59:00Z",
        "20060402T030000, 2006-04-02T07:00:00Z",
        "20061029T020000, 2006-10-29T07:00:00Z",
        "20270310T100000, 2027-03-10T15:00:00Z",
        "20270401T100000, 2027-04-01T14:00:00Z",
        "20271103T100000, 2027-11-03T14:00:00Z",
        "20271107T100000, 2027-11-07T15:00:00Z"
    })
    void aRuleOfADescribedZoneHoldsUntilItEnds(String start, String instant) throws Exception {
        ImportPlan plan = plan("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:New York as RFC 5545 has it
                BEGIN:DAYLIGHT
                DTSTART:19870405T020000
                RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=20060402T070000Z
                TZOFFSETFROM:-0500
                TZOFFSETTO:-0400
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:19671029T020000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20061029T060000Z
                TZOFFSETFROM:-0400
                TZOFFSETTO:-0500
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20070311T020000
                RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
                TZOFFSETFROM:-0500
                TZOFFSETTO:-0400
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:20071104T020000
                RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
                TZOFFSETFROM:-0400
                TZOFFSETTO:-0500
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:a
                DTSTART;TZID=New York as RFC 5545 has it:%s
                DURATION:PT30M
                END:VEVENT
                END:VCALENDAR
                """
                .formatted(start));

        assertThat(plan.entries()).extracting(Entry::start).containsExactly(Instant.parse(instant));
    }

    @Test
    void aSeriesBecomesItsOccurrencesWithoutWhatIsTakenOut() throws Exception {
        ImportPlan plan = plan("series.ics", SeriesLimits.DEFAULT);

        assertThat(plan.entries().stream().filter(entry -> entry.externalUid().startsWith("standup/")))
                .extracting(Entry::externalUid, entry -> entry.start().toString(), Entry::title)
                .containsExactly(
                        tuple("standup/2027-03-22T08:00:00Z", "2027-03-22T08:00:00Z", "Stand-up"),
                        tuple("standup/2027-03-23T08:00:00Z", "2027-03-23T08:00:00Z", "Stand-up"),
                        tuple("standup/2027-03-24T08:00:00Z", "2027-03-24T08:00:00Z", "Stand-up"),
                        tuple("standup/2027-03-25T08:00:00Z", "2027-03-25T08:00:00Z", "Stand-up"),
                        tuple("standup/2027-03-29T07:00:00Z", "2027-03-29T07:00:00Z", "Stand-up"),
                        tuple("standup/2027-03-30T07:00:00Z", "2027-03-30T09:00:00Z", "Stand-up, later"),
                        tuple("standup/2027-04-01T07:00:00Z", "2027-04-01T07:00:00Z", "Stand-up"),
                        tuple("standup/2027-04-02T07:00:00Z", "2027-04-02T07:00:00Z", "Stand-up"));
        assertThat(plan.cancelled()).isEqualTo(1);
    }

    @Test
    void limitsCutASeriesAndTheNotesSayHowMuch() throws Exception {
        ImportPlan plan = plan("series.ics", new SeriesLimits(4, Duration.ofDays(366)));

        assertThat(plan.entries()).filteredOn(entry -> entry.title().equals("Long")).hasSize(4);
        assertThat(plan.entries())
                .filteredOn(entry -> entry.title().equals("Endless"))
                .hasSize(4)
                .first()
                .isEqualTo(new Entry(
                        "endless/2027-01-01",
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Instant.parse("2027-01-02T00:00:00Z"),
                        LISBON,
                        "Endless",
                        "",
                        List.of()));
        assertThat(plan.notes())
                .anySatisfy(note -> assertThat(note).contains("\"Long\"", "6 more are left out"))
                .anySatisfy(note -> assertThat(note).contains("\"Endless\"", "it goes on"))
                .anySatisfy(note -> assertThat(note).contains("3 series are booked as single appointments"));
    }

    @Test
    void aSeriesIsCutByItsLengthToo() throws Exception {
        ImportPlan plan = plan("series.ics", new SeriesLimits(400, Duration.ofDays(2)));

        assertThat(plan.entries()).filteredOn(entry -> entry.title().equals("Endless")).hasSize(3);
    }

    @Test
    void limitsMayCountFromNow() throws Exception {
        ImportPlan plan = plan("series.ics", present("2027-06-01T12:00:00Z", 400, 2));

        assertThat(plan.entries()).extracting(Entry::externalUid).containsExactly(
                // An exception is an event of its own, whenever it is.
                "standup/2027-03-30T07:00:00Z",
                "endless/2027-06-01",
                "endless/2027-06-02",
                "endless/2027-06-03");
    }

    @Test
    void ofASeriesThatEndsItIsCountedOnFromItsFirstOccurrence() throws Exception {
        ImportPlan plan = plan("series.ics", present("2027-01-08T00:00:00Z", 400, 9));

        assertThat(plan.entries()).filteredOn(entry -> entry.title().equals("Long")).extracting(Entry::start).containsExactly(
                Instant.parse("2027-01-08T20:00:00Z"),
                Instant.parse("2027-01-09T20:00:00Z"),
                Instant.parse("2027-01-10T20:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=DAILY;COUNT=1000"})
    void whatHasEndedIsBookedBesideWhatTheLimitsCount(String rule) throws Exception {
        var limits = new SeriesLimits(
                10,
                Duration.ofDays(366),
                Optional.of(new SeriesLimits.Present(Instant.parse("2027-06-10T09:15:00Z"), Duration.ofDays(3))));

        ImportPlan plan = new ImportPlanner(LISBON, limits)
                .plan(series("DTSTART:20270101T090000Z", "DURATION:PT30M", "EXDATE:20270612T090000Z", rule));

        assertThat(plan.entries()).extracting(entry -> entry.start().toString().substring(5, 10)).containsExactly(
                "06-07", "06-08", "06-09",
                "06-10", "06-11", "06-13", "06-14", "06-15", "06-16", "06-17", "06-18", "06-19", "06-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=YEARLY", "FREQ=YEARLY;COUNT=30"})
    void anOccurrenceIsBookedUntilItHasEndedHoweverLongAgoItBegan(String rule) throws Exception {
        ImportPlan plan = new ImportPlanner(LISBON, present("2027-03-20T00:00:00Z", 2, 10_000))
                .plan(series("DTSTART;VALUE=DATE:20200101", "DTEND;VALUE=DATE:20200401", rule));

        assertThat(plan.entries())
                .extracting(entry -> entry.start().toString())
                .containsExactly("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=DAILY;COUNT=1000"})
    void aSeriesThatBeginsLaterIsBookedNoFurtherFromNowThanAnyOther(String rule) throws Exception {
        ImportPlan plan = new ImportPlanner(LISBON, present("2027-01-01T00:00:00Z", 400, 366))
                .plan(series("DTSTART:20271230T090000Z", "DURATION:PT30M", rule));

        assertThat(plan.entries())
                .extracting(entry -> entry.start().toString())
                .containsExactly("2027-12-30T09:00:00Z", "2027-12-31T09:00:00Z", "2028-01-01T09:00:00Z");
    }

    private static SeriesLimits present(String now, int occurrences, int days) {
        return new SeriesLimits(
                occurrences,
                Duration.ofDays(days),
                Optional.of(new SeriesLimits.Present(Instant.parse(now), Duration.ZERO)));
    }

    /** A file with one series; the last of the lines is its rule. */
    private static IcsFile series(String... lines) throws IcsSyntaxException {
        String rule = "RRULE:" + lines[lines.length - 1];
        String times = String.join("\r\n", List.of(lines).subList(0, lines.length - 1));
        return IcsFile.parse(String.join("\r\n", "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a", times, rule, "END:VEVENT",
                "END:VCALENDAR", ""));
    }

    @Test
    void daysAreThoseOfTheCalendarAlsoWhenClocksChange() throws Exception {
        ImportPlan plan = plan("oddities.ics", SeriesLimits.DEFAULT);

        assertThat(plan.entries().stream().limit(2))
                .extracting(entry -> entry.start().toString(), entry -> entry.end().toString())
                .containsExactly(
                        tuple("2027-03-28T00:00:00Z", "2027-03-28T23:00:00Z"),
                        tuple("2027-03-28T23:00:00Z", "2027-03-30T23:00:00Z"));
    }

    @Test
    void textIsUnfoldedAndUnescapedAndAttendeesAreThoseWithAnAddress() throws Exception {
        ImportPlan plan = plan("oddities.ics", SeriesLimits.DEFAULT);

        Entry folded = entry(plan, "folded");
        assertThat(folded.title())
                .isEqualTo("A title that is folded over several lines; with a semicolon, a comma and a line break");
        assertThat(folded.description()).isEqualTo("First line\nsecond line\n\nLocation: Room 5");
        assertThat(folded.attendees())
                .containsExactly(Attendee.newBuilder()
                        .setName("Ann, of course")
                        .setEmail("ann@example.org")
                        .build());
        assertThat(entry(plan, "untitled").title()).isEqualTo("(no title)");
    }

    @Test
    void whatCannotBeBookedIsToldWithItsReason() throws Exception {
        ImportPlan plan = plan("oddities.ics", SeriesLimits.DEFAULT);

        assertThat(plan.unbookable())
                .extracting(Refused::title, Refused::reason)
                .containsExactly(
                        tuple("No length (line 38)", "it takes no time: it ends when it starts"),
                        tuple("Backwards (line 43)", "it ends before it starts"),
                        tuple("No start (line 49)", "it has no start (DTSTART)"),
                        tuple("Bad rule (line 53)", plan.unbookable().getLast().reason()));
        assertThat(plan.unbookable().getLast().reason()).startsWith("RRULE cannot be read: FREQ=SOMETIMES");
        assertThat(plan.cancelled()).isEqualTo(1);
    }

    @Test
    void theNewestVersionOfAnEventCounts() throws Exception {
        ImportPlan plan = plan("oddities.ics", SeriesLimits.DEFAULT);

        assertThat(entry(plan, "twice").title()).isEqualTo("Newer");
        assertThat(plan.superseded()).isEqualTo(1);
    }

    @Test
    void anEventWithoutUidIsKnownAgainByItsContent() throws Exception {
        String text = text("oddities.ics");
        ImportPlan first = plan(text);
        ImportPlan later = plan(text.replace("DTSTAMP:20270101T000000Z", "DTSTAMP:20280101T000000Z"));
        ImportPlan moved = plan(text.replace("DTSTART:20270401T100000Z", "DTSTART:20270401T103000Z"));

        String uid = titled(first, "No UID").externalUid();
        assertThat(uid).startsWith("sha256-");
        assertThat(titled(later, "No UID").externalUid()).isEqualTo(uid);
        assertThat(titled(moved, "No UID").externalUid()).isNotEqualTo(uid);
    }

    @Test
    void whatIsTooLongIsCutWithANote() throws Exception {
        ImportPlan plan = plan(text("oddities.ics").replace("SUMMARY:No UID", "SUMMARY:" + "x".repeat(600)));

        assertThat(plan.entries()).anySatisfy(entry -> assertThat(entry.title()).isEqualTo("x".repeat(499) + "…"));
        assertThat(plan.notes()).anySatisfy(note -> assertThat(note).contains("its title is cut to 500 characters"));
    }

    private static Entry entry(ImportPlan plan, String uid) {
        return plan.entries().stream().filter(entry -> entry.externalUid().equals(uid)).findFirst().orElseThrow();
    }

    private static Entry titled(ImportPlan plan, String title) {
        return plan.entries().stream().filter(entry -> entry.title().equals(title)).findFirst().orElseThrow();
    }

    private static ImportPlan plan(String name, SeriesLimits limits) throws Exception {
        return new ImportPlanner(LISBON, limits).plan(IcsFile.parse(text(name)));
    }

    private static ImportPlan plan(String text) throws Exception {
        return new ImportPlanner(LISBON, SeriesLimits.DEFAULT).plan(IcsFile.parse(text));
    }

    private static String text(String name) throws IOException {
        try (InputStream file = ImportPlannerTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
