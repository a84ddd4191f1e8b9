package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.server.Addresses;
import io.daybook.cli.server.Refusals;
import io.daybook.cli.server.Servers;
import io.grpc.StatusRuntimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that talks to a server. Runs once. */
@Command(
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
abstract class ConnectedCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions common;

    private final Console console;

    ConnectedCommand(Console console) {
        this.console = console;
    }

    @Override
    public final Integer call() {
        Map<String, String> environment = System.getenv();
        Servers servers = servers(Addresses.in(environment), Session.actor(environment));
        try (var session = new Session(common, console, servers)) {
            try {
                return run(session);
            } catch (StatusRuntimeException refusal) {
                throw refusals(session).failure(refusal);
            }
        }
    }

    /** The servers it talks to. */
    abstract Servers servers(Addresses addresses, String actor);

    /** Does the work; the result is an exit code. */
    abstract int run(Session session);

    /** The zone in which a refusal tells times. */
    ZoneId zoneOfRefusals(Session session) {
        return ZoneId.systemDefault();
    }

    /** What a field of the contract is called where this command is typed; its own name if it comes from nothing typed. */
    String nameOfField(String field) {
        return new FieldNames(spec).optionFor(field);
    }

    /** How this command explains refusals. */
    final Refusals refusals(Session session) {
        return new Refusals(this::nameOfField, () -> zoneOfRefusals(session));
    }
}
