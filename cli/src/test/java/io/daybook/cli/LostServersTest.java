package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daybook.cli.server.Following;
import io.daybook.cli.server.Retrying;
import io.daybook.cli.server.ServerAddress;
import io.daybook.cli.server.Servers;
import io.daybook.client.Address;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.Deadline;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that go away in the middle, at an address that nobody named. */
class LostServersTest {

    private volatile ScriptedServers running;
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

        Failure failure = catchThrowableOfType(Failure.class, () -> book(1));

        assertThat(failure).hasMessageContaining("nothing listens on");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure.outcomeOpen()).isTrue();
    }

    @Test
    void aCommandThatFindsNoServerIsNotDone() {
        running.close();

        Failure failure = catchThrowableOfType(Failure.class, () -> book(1));

        assertThat(failure.outcomeOpen()).isFalse();
    }

    @Test
    void aCommandIsSentAgainUntilItsServerIsBack() {
        running.on(BookAppointmentRequest.class, _ -> {
            restart(back -> back.on(BookAppointmentRequest.class, _ -> BookAppointmentResponse.getDefaultInstance()));
            throw Status.UNAVAILABLE.asRuntimeException();
        });

        assertThatNoException().isThrownBy(() -> book(10));
    }

    @Test
    void aServerThatAnsweredTheCommandBeforeIsWaitedForToo() {
        running.on(BookAppointmentRequest.class, _ -> BookAppointmentResponse.getDefaultInstance());
        book(10);
        restart(back -> back.on(BookAppointmentRequest.class, _ -> BookAppointmentResponse.getDefaultInstance()));

        assertThatNoException().isThrownBy(() -> book(10));
    }

    @Test
    void aWatchGoesOnWhenItsServerIsBack() {
        running.stream(WatchAppointmentRequest.class, _ -> {
            restart(back -> back.stream(WatchAppointmentRequest.class, _ -> List.of(version(2))));
            return List.of(version(1));
        });

        assertThat(follow()).isTrue();
    }

    @Test
    void aWatchThatFindsNoServerEndsAtOnce() {
        running.close();

        assertThat(catchThrowableOfType(Failure.class, this::follow))
                .hasMessageContaining("nothing listens on")
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
    }

    /** Away for long enough that a client finds nobody listening. */
    private void restart(Consumer<ScriptedServers> script) {
        int port = running.port();
        running.close();
        CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(() -> {
            try {
                running = new ScriptedServers(port);
                script.accept(running);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void book(int seconds) {
        new Retrying(servers)
                .call(
                        servers.appointmentCommands(),
                        Deadline.after(seconds, TimeUnit.SECONDS),
                        stub -> stub.bookAppointment(BookAppointmentRequest.getDefaultInstance()));
    }

    private boolean follow() {
        return new Following(servers, Optional.of(Deadline.after(10, TimeUnit.SECONDS)), _ -> {})
                .follow(WatchAppointmentRequest.newBuilder().setUntilVersion(2).build(), _ -> {});
    }

    private static WatchAppointmentResponse version(long version) {
        return WatchAppointmentResponse.newBuilder()
                .setAppointment(FakeServers.appointment(version))
                .build();
    }
}
