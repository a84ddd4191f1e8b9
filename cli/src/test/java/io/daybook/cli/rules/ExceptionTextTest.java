package io.daybook.cli.rules;

import static io.daybook.v1.HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.daybook.v1.HoursException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"2027-12-24", "2027-12-24..2027-12-26", "2027-12-31 10:00-14:00",
            "2027-12-24..2027-12-26 12:00-24:00"})
    void datesAreReadAndPrintedInTheSameWords(String text) {
        assertThat(ExceptionText.print(closed(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24.12.2027", "2027-12-24-2027-12-26", "2027-02-30", "2027-12-24 noon",
            "2027-12-24 14:00-10:00", "2027-12-26..2027-12-24"})
    void whatIsNotUnderstoodIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> closed(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2027-12-20..2027-12-23 | 2027-12-24..2027-12-26",
        "2027-12-24..2027-12-26 | ''",
        "2027-12-20..2027-12-31 | ''",
        "2027-12-24             | 2027-12-25..2027-12-26",
        "2027-12-25             | 2027-12-24,2027-12-26",
        "2027-12-26..2028-01-06 | 2027-12-24..2027-12-25"
    })
    void datesThatAreAsUsualAgainAreTakenOut(String usual, String left) {
        List<HoursException> result =
                ExceptionText.without(List.of(closed("2027-12-24..2027-12-26")), closed(usual));

        assertThat(String.join(",", result.stream().map(ExceptionText::print).toList())).isEqualTo(left);
    }

    @Test
    void timesStayWhenDatesAreTakenOut() {
        List<HoursException> result = ExceptionText.without(
                List.of(closed("2027-12-24..2027-12-26 12:00-24:00")), closed("2027-12-24"));

        assertThat(result).extracting(ExceptionText::print).containsExactly("2027-12-25..2027-12-26 12:00-24:00");
    }

    private static HoursException closed(String text) {
        return ExceptionText.parse(HOURS_EXCEPTION_KIND_CLOSED, text);
    }
}
