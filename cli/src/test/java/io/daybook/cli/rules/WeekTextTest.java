package io.daybook.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mon 09:00-17:00                                  | mon 09:00-17:00",
        "mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00 | mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00",
        "Monday,Wed 9:00-17:00                            | mon 09:00-17:00; wed 09:00-17:00",
        "sat-mon 00:00-24:00                              | mon 00:00-24:00; sat-sun 00:00-24:00",
        "tue 13:00-14:00, 09:00 - 10:00:30                | tue 13:00-14:00,09:00-10:00:30",
        "mon 09:00-10:00; tue 09:00-10:00; wed 09:00-11:00 | mon-tue 09:00-10:00; wed 09:00-11:00",
        "NONE                                             | ''"
    })
    void hoursAreReadAndPrintedInTheSameWords(String text, String printed) {
        String again = String.join("; ", WeekText.print(WeekText.parse(text)));

        assertThat(again).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mon                  | is no day with hours",
        "''                   | is no day with hours",
        "mo 09:00-17:00       | is no day of the week",
        "someday 09:00-17:00  | is no day of the week",
        "mon 9-17             | is no period; write 09:00-12:30",
        "mon 09:00            | is no period",
        "fri 22:00-02:00      | over midnight write two periods"
    })
    void whatIsNotUnderstoodIsRefusedWithWhatWouldBe(String text, String problem) {
        assertThatIllegalArgumentException().isThrownBy(() -> WeekText.parse(text)).withMessageContaining(problem);
    }
}
