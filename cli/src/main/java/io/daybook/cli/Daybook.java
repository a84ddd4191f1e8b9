package io.daybook.cli;

import io.daybook.cli.command.Agenda;
import io.daybook.cli.command.Book;
import io.daybook.cli.command.Busy;
import io.daybook.cli.command.CalendarClose;
import io.daybook.cli.command.CalendarCommands;
import io.daybook.cli.command.CalendarCreate;
import io.daybook.cli.command.CalendarHours;
import io.daybook.cli.command.CalendarList;
import io.daybook.cli.command.CalendarShow;
import io.daybook.cli.command.CalendarUpdate;
import io.daybook.cli.command.Cancel;
import io.daybook.cli.command.Complete;
import io.daybook.cli.command.Confirm;
import io.daybook.cli.command.DeadLetterCommands;
import io.daybook.cli.command.DeadLetterList;
import io.daybook.cli.command.DeadLetterRetry;
import io.daybook.cli.command.DeadLetterSkip;
import io.daybook.cli.command.Decline;
import io.daybook.cli.command.Explain;
import io.daybook.cli.command.Export;
import io.daybook.cli.command.History;
import io.daybook.cli.command.Hold;
import io.daybook.cli.command.Import;
import io.daybook.cli.command.ListAppointments;
import io.daybook.cli.command.NoShow;
import io.daybook.cli.command.ProjectorCommands;
import io.daybook.cli.command.ProjectorRebuild;
import io.daybook.cli.command.ProjectorRollback;
import io.daybook.cli.command.ProjectorStatus;
import io.daybook.cli.command.Release;
import io.daybook.cli.command.Rename;
import io.daybook.cli.command.Reschedule;
import io.daybook.cli.command.Show;
import io.daybook.cli.command.Slots;
import io.daybook.cli.command.Sync;
import io.daybook.cli.command.Watch;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.text.AsOf;
import io.daybook.cli.text.Lengths;
import io.daybook.cli.text.TypedTime;
import io.daybook.cli.text.Zones;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command-line client: {@code daybook}. */
@Command(
        name = "daybook",
        versionProvider = Version.class,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%n",
        usageHelpAutoWidth = true,
        description = {
            "An appointment book that never forgets and never makes anyone poll.",
            "",
            "Data goes to stdout, messages to stderr. `daybook COMMAND --help` tells more of each command."
        },
        footer = {
            "To start with:",
            "  ./daybook demo     see it work, in one go",
            "  ./daybook up       run the servers on this machine",
            "  ./daybook verify   hold a running Daybook against its promises",
            "  ./daybook chaos    break it on purpose, and see whether it holds",
            "  ./daybook bench    measure it beside what it is compared with",
            "  ./daybook package  build what is installed on servers",
            "  ./daybook test     run the tests",
            "",
            "With -o json and jsonl, data is the protobuf JSON mapping of the contract:",
            "lowerCamelCase names, 64-bit numbers as strings, times in UTC. A change prints",
            "the server's answer, a list an array of its elements.",
            "",
            "Environment:",
            "  DAYBOOK_COMMAND_ADDRESS, DAYBOOK_QUERY_ADDRESS   where the servers are",
            "  DAYBOOK_PROJECTOR_ADDRESS   where a projector is, for operators",
            "  DAYBOOK_ACTOR     the name that goes into the history (default: the user's)",
            "  DAYBOOK_DEBUG=1   prints the stack trace of a failure"
        })
public final class Daybook implements Runnable {

    private static final String COMPLETION = "generate-completion";
    private static final String SYNC = "sync";

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    private Daybook() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String... arguments) {
        // Digits and upper case must not depend on where the client runs.
        Locale.setDefault(Locale.ROOT);
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(isReadable(arguments) ? commandLineFor(arguments).execute(arguments) : ExitCode.USAGE);
    }

    /**
     * The commands for one command line: the one it names, or all if it names none. Describing all of them to the parser
     * takes a tenth of the time of a short command.
     */
    private static CommandLine commandLineFor(String... arguments) {
        Console console = Console.ofProcess();
        if (arguments.length == 0 || !commands(console).containsKey(arguments[0])) {
            silenceLoggers();
            return commandLine(console);
        }
        Preloading preloading = Preloading.start(arguments[0].equals(SYNC));
        silenceLoggers();
        return commandLine(console, arguments[0]::equals).setExecutionStrategy(parsed -> {
            preloading.await();
            return new RunLast().execute(parsed);
        });
    }

    private static void silenceLoggers() {
        if (!isDebugging()) {
            Logger.getLogger("").setLevel(Level.OFF);
        }
    }

    /** In a locale that is not UTF-8, Java has already lost the letters it could not read: they must not be stored. */
    private static boolean isReadable(String... arguments) {
        boolean readable = !String.join("", arguments).contains("\ufffd");
        if (!readable) {
            Console.ofProcess().message("daybook: this locale cannot express the arguments; set LC_ALL=C.UTF-8");
        }
        return readable;
    }

    /** The commands, ready to execute; prints to this process's stdout and stderr. More commands may be added. */
    public static CommandLine commandLine() {
        return commandLine(Console.ofProcess());
    }

    /** The commands, printing to a console. */
    public static CommandLine commandLine(Console console) {
        return commandLine(console, _ -> true);
    }

    /** Those commands whose name is wanted. */
    private static CommandLine commandLine(Console console, Predicate<String> wanted) {
        var commandLine = new CommandLine(new Daybook());
        commands(console).forEach((name, command) -> {
            if (wanted.test(name)) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        if (wanted.test(COMPLETION)) {
            commandLine.addSubcommand(COMPLETION, new GenerateCompletion());
            commandLine.getSubcommands().get(COMPLETION).getCommandSpec().usageMessage().hidden(true);
        }
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        var failures = new FailureHandling(console, isDebugging());
        return commandLine
                .registerConverter(AsOf.class, converter(AsOf::parse))
                .registerConverter(Duration.class, converter(Lengths::parse))
                .registerConverter(TypedTime.class, converter(TypedTime::parse))
                .registerConverter(OutputFormat.class, converter(OutputFormat::parse))
                .registerConverter(ZoneId.class, converter(Zones::parse))
                .setErr(console.messages())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    private static Map<String, Supplier<Object>> commands(Console console) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("calendar", () -> calendarCommands(console));
        commands.put("slots", () -> new Slots(console));
        commands.put("explain", () -> new Explain(console));
        commands.put("busy", () -> new Busy(console));
        commands.put("hold", () -> new Hold(console));
        commands.put("release", () -> new Release(console));
        commands.put("book", () -> new Book(console));
        commands.put("reschedule", () -> new Reschedule(console));
        commands.put("rename", () -> new Rename(console));
        commands.put("cancel", () -> new Cancel(console));
        commands.put("confirm", () -> new Confirm(console));
        commands.put("decline", () -> new Decline(console));
        commands.put("complete", () -> new Complete(console));
        commands.put("no-show", () -> new NoShow(console));
        commands.put("show", () -> new Show(console));
        commands.put("list", () -> new ListAppointments(console));
        commands.put("agenda", () -> new Agenda(console));
        commands.put("history", () -> new History(console));
        commands.put("watch", () -> new Watch(console));
        commands.put("import", () -> new Import(console));
        commands.put(SYNC, () -> new Sync(console));
        commands.put("export", () -> new Export(console));
        commands.put("projector", () -> projectorCommands(console));
        return commands;
    }

    private static CommandLine calendarCommands(Console console) {
        return new CommandLine(new CalendarCommands())
                .addSubcommand(new CalendarCreate(console))
                .addSubcommand(new CalendarList(console))
                .addSubcommand(new CalendarShow(console))
                .addSubcommand(new CalendarUpdate(console))
                .addSubcommand(new CalendarHours(console))
                .addSubcommand(new CalendarClose(console));
    }

    private static CommandLine projectorCommands(Console console) {
        var deadLetters = new CommandLine(new DeadLetterCommands())
                .addSubcommand(new DeadLetterList(console))
                .addSubcommand(new DeadLetterRetry(console))
                .addSubcommand(new DeadLetterSkip(console));
        return new CommandLine(new ProjectorCommands())
                .addSubcommand(new ProjectorStatus(console))
                .addSubcommand(new ProjectorRebuild(console))
                .addSubcommand(new ProjectorRollback(console))
                .addSubcommand(deadLetters);
    }

    private static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        for (String description : ExitCode.DESCRIPTIONS) {
            int colon = description.indexOf(':');
            codes.put(description.substring(0, colon), description.substring(colon + 1));
        }
        return codes;
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static boolean isDebugging() {
        return "1".equals(System.getenv("DAYBOOK_DEBUG"));
    }
}
