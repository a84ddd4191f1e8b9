package io.daybook.cli;

import io.daybook.cli.output.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells failures in plain lines on stderr and turns them into exit codes. Never a stack trace, unless debugging. */
final class FailureHandling implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;
    private final boolean debugging;

    FailureHandling(Console console, boolean debugging) {
        this.console = console;
        this.debugging = debugging;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        tell(List.of(wrong.getMessage()), wrong);
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            unmatched.getSuggestions().stream()
                    .map(suggestion -> "  did you mean: " + suggestion)
                    .forEach(console::message);
        }
        console.message("  more: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case Failure told -> {
                tell(told.lines(), told);
                yield told.exitCode();
            }
            case ParameterException wrong -> handleParseException(wrong, new String[0]);
            case UncheckedIOException output -> outputFailed(output.getCause());
            default -> {
                tell(List.of("a fault of Daybook's own: " + failure), failure);
                yield ExitCode.INTERNAL;
            }
        };
    }

    private int outputFailed(IOException failure) {
        if ("Broken pipe".equals(failure.getMessage())) {
            return ExitCode.OUTPUT_CLOSED;
        }
        tell(List.of("the output cannot be written: " + failure.getMessage()), failure);
        return ExitCode.INTERNAL;
    }

    private void tell(List<String> lines, Exception failure) {
        for (int at = 0; at < lines.size(); at++) {
            console.message(at == 0 ? "daybook: " + lines.get(at) : lines.get(at));
        }
        if (debugging) {
            failure.printStackTrace(console.messages());
        }
    }
}
