package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.server.Addresses;
import io.daybook.cli.server.Servers;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command that books or reads. Runs once. */
abstract class ServerCommand extends ConnectedCommand {

    @Mixin
    private AddressOptions addresses;

    ServerCommand(Console console) {
        super(console);
    }

    @Override
    final Servers servers(Addresses found, String actor) {
        return new Servers(
                found.command(addresses.commandAddress), found.query(addresses.queryAddress), Optional.empty(), actor);
    }
}
