package io.daybook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "team-7", "0", "01a208e6-2e4e-76e8-8ea8-ae0e937192c3"})
    void calendarIds(String id) {
        assertValid(fields -> fields.calendarId("id", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a b", "a*", "ü", "a\n"})
    void idsThatAreNoCalendarIds(String id) {
        assertInvalid(fields -> fields.calendarId("id", id));
    }

    @Test
    void aCalendarIdHasAtMost63Characters() {
        assertValid(fields -> fields.calendarId("id", "a".repeat(63)));
        assertInvalid(fields -> fields.calendarId("id", "a".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a+b@x", "jörg@example.org", "o'hara@example.co.uk"})
    void emails(String email) {
        assertValid(fields -> fields.email("email", email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@example.org", "ann@", "a b@example.org", "ann@example..org", "<ann@example.org>"})
    void textsThatAreNoEmails(String email) {
        assertInvalid(fields -> fields.email("email", email));
    }

    @Test
    void lengthsAreCountedInCharactersNotInHalvesOfThem() {
        assertValid(fields -> fields.text("text", "\uD83D\uDCD4".repeat(10), 10));
        assertInvalid(fields -> fields.text("text", "\uD83D\uDCD4".repeat(11), 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "UTC", "Asia/Kathmandu"})
    void zones(String zone) {
        assertValid(fields -> fields.zone("zone", zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Europe/Atlantis", "+01:00", "UTC+1", "europe/berlin"})
    void namesThatAreNoZones(String zone) {
        assertInvalid(fields -> fields.zone("zone", zone));
    }

    @Test
    void aUuidIsReadInEitherCase() {
        var fields = new RequestFields();
        assertThat(fields.uuid("id", "01A208E6-2E4E-76E8-8EA8-AE0E937192C3").toString())
                .isEqualTo("01a208e6-2e4e-76e8-8ea8-ae0e937192c3");
        assertInvalid(bad -> bad.uuid("id", "1-1-1-1-1"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var fields = new RequestFields();
        fields.calendarId("calendar_id", "");
        fields.line("title", "two\nlines", 1, 100);
        fields.notNegative("min_version", -1);

        assertThatThrownBy(fields::throwIfAnyInvalid)
                .isInstanceOf(ServiceException.class)
                .hasMessageContainingAll("calendar_id must", "title must be one line", "min_version must not be negative");
    }

    private static void assertValid(Consumer<RequestFields> read) {
        var fields = new RequestFields();
        read.accept(fields);
        assertThatCode(fields::throwIfAnyInvalid).doesNotThrowAnyException();
    }

    private static void assertInvalid(Consumer<RequestFields> read) {
        var fields = new RequestFields();
        read.accept(fields);
        assertThatThrownBy(fields::throwIfAnyInvalid).isInstanceOf(ServiceException.class);
    }
}
