package io.daybook.cli.command;

import com.google.protobuf.Message;
import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.ics.IcsWriter;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Json;
import io.daybook.cli.text.Zones;
import io.daybook.v1.Appointment;
import io.daybook.v1.CommandReceipt;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** A command that changes something: it sends one request, prints the answer, and may wait for the views. */
abstract class ChangeCommand extends ServerCommand {

    @Mixin
    WriteOptions write;

    ChangeCommand(Console console) {
        super(console);
    }

    /** Sends the request. When it stays open whether it was applied, the failure says how to find out. */
    final <S extends AbstractBlockingStub<S>, R> R send(Session session, S stub, Function<S, R> rpc) {
        try {
            return session.call(stub, rpc);
        } catch (StatusRuntimeException refusal) {
            throw withAdvice(refusals(session).failure(refusal));
        } catch (Failure failure) {
            throw withAdvice(failure);
        }
    }

    private Failure withAdvice(Failure failure) {
        if (write.dryRun || !failure.outcomeOpen()) {
            return failure;
        }
        List<String> lines = new ArrayList<>(failure.lines());
        lines.add("  it may be done all the same; to be sure, repeat it with --request-id " + write.requestId);
        return new Failure(failure.exitCode(), lines, failure);
    }

    /** Prints the answer about an appointment and, if asked to, waits until the views show it. */
    final int finish(Session session, Message answer, CommandReceipt receipt, Appointment appointment) {
        switch (session.format()) {
            case TABLE -> Cards.of(appointment, Zones.known(appointment.getTimeZone())).forEach(session.console()::line);
            case JSON -> session.console().line(Json.document(answer));
            case JSONL -> session.console().line(Json.line(answer));
            case ICS -> session.console().raw(IcsWriter.calendar(List.of(appointment)));
        }
        return settle(session, receipt, () -> new Views(session).appointment(receipt.getId(), receipt.getVersion()));
    }

    /** Ends a command whose answer is printed: waits for the views if asked to. */
    final int settle(Session session, CommandReceipt receipt, Runnable read) {
        session.console().flush();
        if (write.dryRun) {
            session.console().message("Dry run: nothing is stored.");
        } else if (write.waitForViews) {
            await(session, receipt, read);
        }
        return ExitCode.OK;
    }

    private void await(Session session, CommandReceipt receipt, Runnable read) {
        try {
            read.run();
        } catch (StatusRuntimeException failure) {
            throw durable(receipt, refusals(session).failure(failure));
        } catch (Failure failure) {
            throw durable(receipt, failure);
        }
    }

    private static Failure durable(CommandReceipt receipt, Failure failure) {
        List<String> lines = new ArrayList<>();
        lines.add("done and durable as version %d at position %d, but the views did not show it within --timeout:"
                .formatted(receipt.getVersion(), receipt.getPosition()));
        failure.lines().forEach(line -> lines.add("  " + line));
        return new Failure(failure.exitCode(), lines, failure);
    }
}
