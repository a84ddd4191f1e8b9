package io.daybook.local;

import io.daybook.cli.Daybook;
import picocli.CommandLine;

/** The command line with {@code up} and {@code demo} beside the commands of the client. */
public final class LocalDaybook {

    private LocalDaybook() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String... arguments) {
        CommandLine commandLine =
                Daybook.commandLine().addSubcommand(new Up()).addSubcommand(new Demo());
        System.exit(commandLine.execute(arguments));
    }
}
