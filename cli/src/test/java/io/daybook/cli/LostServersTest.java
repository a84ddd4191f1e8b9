package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daybook.cli.server.Retrying;
import io.daybook.cli.server.ServerAddress;
import io.daybook.cli.server.Servers;
import io.daybook.client.Address;
import io.daybook.v1.BookAppointmentRequest;
import io.grpc.Deadline;
import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that go away in the middle, at an address that nobody named. */
class LostServersTest {

    private ScriptedServers running;
    private Servers servers;

    @BeforeEach
    void start() throws IOException {
        running = new ScriptedServers();
        var address = new ServerAddress(Address.parseAll(running.address()), ServerAddress.Source.DEFAULT);
        servers = new Servers(address, address, Optional.empty(), "ann");
    }

    @AfterEach
    void stop() {
        servers.close();
        running.close();
    }

    @Test
    void aCommandWhoseServerIsLostBeforeItAnswersMayBeDone() {
        running.on(BookAppointmentRequest.class, _ -> {
            running.close();
            throw Status.UNAVAILABLE.asRuntimeException();
        });

        Failure failure = catchThrowableOfType(Failure.class, this::book);

        assertThat(failure).hasMessageContaining("nothing listens on");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure.outcomeOpen()).isTrue();
    }

    @Test
    void aCommandThatFindsNoServerIsNotDone() {
        running.close();

        Failure failure = catchThrowableOfType(Failure.class, this::book);

        assertThat(failure.outcomeOpen()).isFalse();
    }

    private void book() {
        new Retrying(servers)
                .call(
                        servers.appointmentCommands(),
                        Deadline.after(1, TimeUnit.SECONDS),
                        stub -> stub.bookAppointment(BookAppointmentRequest.getDefaultInstance()));
    }
}
