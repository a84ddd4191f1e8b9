package io.daybook.cli.sync;

import io.daybook.cli.ExitCode;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;

/** Where an iCalendar file is kept up to date by somebody else. For one thread. */
public sealed interface CalendarSource permits FileSource, HttpSource {

    /** More than any calendar, and no more than fits into memory several times. */
    int MOST_BYTES = 32 * 1024 * 1024;

    /** What it is called in messages, and known by. */
    String name();

    /**
     * The file as it is now.
     *
     * @throws SourceProblem if it cannot be had
     */
    byte[] read() throws SourceProblem;

    /**
     * The source a text names: an address with http, https, webcal or file, or a path.
     *
     * @throws SourceProblem if it names none
     */
    static CalendarSource of(String text) throws SourceProblem {
        try {
            return switch (scheme(text)) {
                case "http", "https" -> new HttpSource(text, URI.create(text));
                case "webcal", "webcals" -> new HttpSource(text, URI.create(text.replaceFirst("(?i)^webcals?", "https")));
                case "file" -> new FileSource(Path.of(URI.create(text)));
                default -> new FileSource(Path.of(text));
            };
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new SourceProblem(ExitCode.USAGE, "'%s' is no address: %s".formatted(text, e.getMessage()), e);
        }
    }

    private static String scheme(String text) {
        int end = text.indexOf(":/");
        return end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
