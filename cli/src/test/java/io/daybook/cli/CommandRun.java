package io.daybook.cli;

import io.daybook.cli.output.Console;
import java.io.StringWriter;

/**
 * A command line that ran.
 *
 * @param data     what it printed to stdout
 * @param messages what it printed to stderr
 */
record CommandRun(int exitCode, String data, String messages) {

    /** Runs one against servers. */
    static CommandRun of(ScriptedServers servers, String... arguments) {
        var data = new StringWriter();
        var messages = new StringWriter();
        int exitCode = Daybook.commandLine(new Console(data, messages, false)).execute(servers.arguments(arguments));
        return new CommandRun(exitCode, data.toString(), messages.toString());
    }
}
