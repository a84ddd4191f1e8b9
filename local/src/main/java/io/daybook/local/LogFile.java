package io.daybook.local;

import io.daybook.service.JavaLogging;
import java.nio.file.Path;

/** Sends the servers' log to a file, so that the terminal is left to the person at it. */
public final class LogFile {

    private LogFile() {}

    /** Must be called before anything logs: the logging framework reads this once. */
    public static Path in(Path directory) {
        Path file = directory.resolve("daybook.log");
        System.setProperty("daybook.log.file", file.toString());
        System.setProperty("logback.configurationFile", "logback-local.xml");
        JavaLogging.toServerLog();
        return file;
    }
}
