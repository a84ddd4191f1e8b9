package io.daybook.cli.output;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal of this process. */
final class Terminal {

    static final int STDOUT = 1;
    static final int STDERR = 2;

    private static final int USUAL_WIDTH = 80;
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d*)\\s*");

    private Terminal() {}

    /** Whether a stream is a terminal; {@link System#console} answers for stdin and stdout only. */
    static boolean isOn(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException _) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    /** How many characters a line of stdout may have; none if it is no terminal. */
    static OptionalInt width() {
        return isOn(STDOUT) ? OptionalInt.of(askedWidth()) : OptionalInt.empty();
    }

    /** Java cannot tell the size of a terminal; the command that can is on every Unix. */
    private static int askedWidth() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher size = ROWS_AND_COLUMNS.matcher(answer);
            return size.matches() ? Integer.parseInt(size.group(1)) : USUAL_WIDTH;
        } catch (IOException _) {
            return USUAL_WIDTH;
        }
    }
}
