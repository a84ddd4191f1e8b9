package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with the quirks of real producers: read, written, and read again. */
class RoundTripTest {

    @ParameterizedTest
    @ValueSource(strings = {"quirks.ics", "zones.ics", "series.ics", "oddities.ics"})
    void nothingIsLostWhenWhatWasImportedIsExportedAndImportedElsewhere(String name) throws Exception {
        RoundTrip.check(IcsFile.parse(text(name)));
    }

    @Test
    void quirksAreUnderstood() throws Exception {
        ImportPlan plan = RoundTrip.plan(IcsFile.parse(text("quirks.ics")), "Europe/Berlin");

        assertThat(plan.entries())
                .extracting(Entry::externalUid, entry -> entry.start().toString(), entry -> entry.zone().getId())
                .containsExactly(
                        tuple("windows-series/2027-03-01T17:00:00Z", "2027-03-01T17:00:00Z", "America/Los_Angeles"),
                        tuple("windows-series/2027-03-08T17:00:00Z", "2027-03-08T17:00:00Z", "America/Los_Angeles"),
                        tuple("windows-series/2027-03-22T16:00:00Z", "2027-03-23T21:00:00Z", "America/Los_Angeles"),
                        tuple("windows-series/2027-03-29T16:00:00Z", "2027-03-29T16:00:00Z", "America/Los_Angeles"),
                        tuple("blank-zone", "2027-04-02T07:00:00Z", "Europe/Berlin"),
                        tuple("dates", "2027-04-02T22:00:00Z", "Europe/Berlin"),
                        tuple("folded@example.org-0123456789-0123456789-0123456789-0123456789-0123456789",
                                "2027-04-10T10:00:00Z", "Europe/Berlin"),
                        tuple("second-of-two", "2027-10-31T01:30:00Z", "Europe/Berlin"));
        assertThat(plan.entries().getFirst().attendees()).extracting("name", "email").containsExactly(
                tuple("Bob", "bob@example.org"), tuple("Cleo", "cleo@example.org"));
    }

    @Test
    void whatIsLeftOutIsSaidOneLineForEachKind() throws Exception {
        assertThat(RoundTrip.plan(IcsFile.parse(text("quirks.ics")), "Europe/Berlin").notes())
                .containsExactly(
                        "1 series are booked as single appointments: each occurrence stands for itself",
                        "left out: 1 organizers (ORGANIZER)",
                        "left out: 1 answers and roles of attendees (PARTSTAT, ROLE)",
                        "left out: 1 marks that an event is not public (CLASS)",
                        "left out: 2 alarms (VALARM)",
                        "left out: 2 attachments (ATTACH)",
                        "left out: 1 marks that an event takes no time (TRANSP): here it does",
                        "left out: 1 marks that an event is tentative (STATUS): it is booked like any other",
                        "left out: 1 categories (CATEGORIES)",
                        "left out: 1 properties of the producer's own (X-…)",
                        "left out: 1 links (URL)",
                        "left out: 1 tasks (VTODO)");
    }

    /** A | stands for a line break. */
    @ParameterizedTest
    @CsvSource({
        "notes||Location: Room 5, notes, Room 5",
        "Location: Room 5, '', Room 5",
        "notes, notes, ''",
        "'', '', ''",
        "notes|Location: Room 5, notes|Location: Room 5, ''",
        "a||Location: b||Location: c, a||Location: b, c",
        "Location: b||Location: c, Location: b, c",
        "a||Location: two|lines, a||Location: two|lines, ''",
        "'a ||Location: b', 'a ||Location: b', ''",
        "'a||Location: ', 'a||Location: ', ''"
    })
    void aLocationWithinATextIsFoundAgainWhereItCanBePutBack(String text, String description, String location) {
        LocatedText parts = LocatedText.split(text.replace('|', '\n'));

        assertThat(parts).isEqualTo(new LocatedText(description.replace('|', '\n'), location));
        assertThat(parts.joined()).isEqualTo(text.replace('|', '\n'));
    }

    private static String text(String name) throws IOException {
        try (InputStream file = RoundTripTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
