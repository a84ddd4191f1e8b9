package io.daybook.cli.command;

import java.util.UUID;
import picocli.CommandLine.Option;

/** Options of every command that changes something. */
final class WriteOptions {

    @Option(
            names = "--request-id",
            paramLabel = "UUID",
            order = 80,
            description = "Id of this request: repeated with the same id, it is applied once and answered alike."
                    + " Default: a random one.")
    String requestId = UUID.randomUUID().toString();

    @Option(
            names = "--wait",
            order = 81,
            description = "Return only when the views show the change, so that every later read sees it.")
    boolean waitForViews;

    @Option(names = "--dry-run", order = 82, description = "Check and answer as if it were done, but store nothing.")
    boolean dryRun;
}
