package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcsFileTest {

    private static final String EVENT =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Caf\u00e9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    @TempDir
    private Path folder;

    @Test
    void aLineThatIsNoPropertyIsNamed() {
        Path malformed = Path.of("src/test/resources/io/daybook/cli/ics/malformed.ics");

        IcsSyntaxException refused = catchThrowableOfType(IcsSyntaxException.class, () -> IcsFile.read(malformed));

        assertThat(refused.line()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "hello", "BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"})
    void whatIsNoCalendarIsRefused(String text) {
        assertThatExceptionOfType(IcsSyntaxException.class)
                .isThrownBy(() -> IcsFile.parse(text))
                .satisfies(refused -> assertThat(refused.line()).isPositive())
                .satisfies(refused -> assertThat(refused.getMessage()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void anyKindOfLineEndWillDo(String lineEnd) throws Exception {
        IcsFile file = IcsFile.parse(EVENT.replace("\r\n", lineEnd));

        assertThat(file.calendars().getFirst().parts("VEVENT"))
                .singleElement()
                .satisfies(event -> assertThat(event.text("SUMMARY")).isEqualTo("Caf\u00e9"))
                .satisfies(event -> assertThat(event.line()).isEqualTo(2));
    }

    @Test
    void aByteOrderMarkIsNoMatter() throws Exception {
        assertThat(IcsFile.parse("\ufeff" + EVENT).calendars()).hasSize(1);
    }

    @Test
    void aFileThatIsNotUtf8IsReadAsWindowsWritesIt() throws Exception {
        Path file = folder.resolve("latin.ics");
        Files.writeString(file, EVENT, Charset.forName("windows-1252"));

        assertThat(IcsFile.read(file).calendars().getFirst().parts("VEVENT"))
                .extracting(event -> event.text("SUMMARY"))
                .containsExactly("Caf\u00e9");
    }
}
