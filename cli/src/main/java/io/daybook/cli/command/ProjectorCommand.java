package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.server.Addresses;
import io.daybook.cli.server.Servers;
import io.daybook.v1.GetProjectorStatusRequest;
import io.daybook.v1.GetProjectorStatusResponse;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A command for operators, which talks to a projector. Runs once. */
abstract class ProjectorCommand extends ConnectedCommand {

    @Option(
            names = "--projector-address",
            paramLabel = "HOST:PORT",
            order = 92,
            description = "Any projector, or several, separated by commas. Default: $DAYBOOK_PROJECTOR_ADDRESS, else the one"
                    + " `daybook up` runs, else 127.0.0.1:7402.")
    private String projectorAddress;

    ProjectorCommand(Console console) {
        super(console);
    }

    @Override
    final Servers servers(Addresses found, String actor) {
        return new Servers(
                found.command(null), found.query(null), Optional.of(found.projector(projectorAddress)), actor);
    }

    static GetProjectorStatusResponse status(Session session) {
        return session.call(
                session.servers().projector(),
                stub -> stub.getProjectorStatus(GetProjectorStatusRequest.getDefaultInstance()));
    }
}
