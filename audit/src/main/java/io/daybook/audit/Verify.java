package io.daybook.audit;

import io.daybook.service.Environment;
import io.daybook.service.JavaLogging;
import io.daybook.service.SettingException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook verify}. */
@Command(
        name = "daybook verify",
        usageHelpAutoWidth = true,
        description = {
            "Read log, stream and views of a running Daybook, and tell what breaks its promises.",
            "",
            "Reads only, in bounded memory, while the system goes on. Finds the system as the projector does, by"
                    + " DAYBOOK_COMMAND_ADDRESS, DAYBOOK_NATS_URL, DAYBOOK_MONGO_URL and DAYBOOK_MONGO_DATABASE, or the"
                    + " one that `daybook up` runs."
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no breach",
            "1:a breach was found",
            "2:the command line or a setting is wrong",
            "7:a part of it cannot be read",
            "70:the command itself failed"
        },
        exitCodeOnExecutionException = Verify.EXIT_FAILED)
public final class Verify implements Callable<Integer> {

    private static final int EXIT_BREACH = 1;
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_AWAY = 7;
    static final int EXIT_FAILED = 70;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How to print what was found: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output;

    @Option(
            names = "--events-per-second",
            paramLabel = "N",
            defaultValue = "0",
            description = "Read at most this many events of the log in a second; 0: as fast as it goes."
                    + " Default: ${DEFAULT-VALUE}.")
    private int eventsPerSecond;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    private Verify() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String... arguments) {
        JavaLogging.toServerLog();
        System.exit(new CommandLine(new Verify()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (eventsPerSecond < 0) {
            throw new ParameterException(spec.commandLine(), "--events-per-second must not be negative");
        }
        PrintWriter messages = spec.commandLine().getErr();
        try {
            AuditSettings settings = SystemToAudit.in(Environment.ofProcess()).reading(eventsPerSecond);
            List<Finding> findings = Audit.run(settings, new ProgressLines(messages));
            output.print(findings, spec.commandLine().getOut());
            return findings.stream().allMatch(finding -> finding.breachCount() == 0) ? 0 : EXIT_BREACH;
        } catch (SettingException e) {
            messages.println("daybook verify: " + e.getMessage());
            return EXIT_USAGE;
        } catch (AwayException e) {
            messages.println("daybook verify: " + e.getMessage());
            return EXIT_AWAY;
        }
    }
}
