package io.daybook.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.daybook.chaos.link.Traffic.Cut;
import io.daybook.chaos.link.Traffic.Direction;
import io.daybook.chaos.link.Traffic.HalfOpen;
import io.daybook.chaos.link.Traffic.Open;
import io.daybook.chaos.link.Traffic.Silent;
import io.daybook.chaos.link.Traffic.Slow;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final int PATIENCE_MILLIS = 20_000;

    /** How long nothing must come for it to count as silence. */
    private static final int SILENCE_MILLIS = 200;

    private EchoServer server;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        server = new EchoServer();
        link = Link.open(freePort(), server.port());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void openItPassesEverythingOn() throws IOException {
        try (Socket client = connect()) {
            assertThat(echo(client, 1)).isEqualTo(1);
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void cutItResetsConnectionsAndRefusesNewOnes() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
            link.set(new Cut());
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        link.set(new Open());
        try (Socket client = connect()) {
            assertThat(echo(client, 2)).isEqualTo(2);
        }
    }

    @Test
    void cutItsPortIsFreeAtOnce() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            link.set(new Cut());
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            link.set(new Open());
        }
    }

    @Test
    void connectionsCanBeResetWhileNewOnesAreGood() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
            link.reset();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (Socket client = connect()) {
            assertThat(echo(client, 2)).isEqualTo(2);
        }
    }

    @Test
    void silentItKeepsConnectionsAndHoldsBytesBackUntilItIsOpen() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
            link.set(new Silent(Direction.BOTH));
            client.getOutputStream().write(2);
            assertSilent(client);
            assertThat(server.received()).containsExactly(1);
            link.set(new Open());
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void silentItAcceptsNewConnections() throws IOException {
        link.set(new Silent(Direction.BOTH));
        try (Socket client = connect()) {
            client.getOutputStream().write(1);
            assertSilent(client);
            link.set(new Open());
            assertThat(client.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void silentOneWayItPassesTheOther() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
            link.set(new Silent(Direction.TO_CLIENT));
            client.getOutputStream().write(2);
            await().until(() -> server.received().size() == 2);
            assertSilent(client);
            link.set(new Silent(Direction.TO_SERVER));
            assertThat(client.getInputStream().read()).isEqualTo(2);
            client.getOutputStream().write(3);
            assertSilent(client);
            assertThat(server.received()).containsExactly(1, 2);
        }
    }

    @Test
    void halfOpenTheClientHearsOfTheLossOnlyWhenItIsOpen() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
            link.set(new HalfOpen());
            client.getOutputStream().write(2);
            assertSilent(client);
            link.set(new Open());
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(server.received()).containsExactly(1);
        }
    }

    @Test
    void slowItPassesEverythingOnLater() throws IOException {
        Duration delay = Duration.ofMillis(300);
        try (Socket client = connect()) {
            link.set(new Slow(delay));
            long sent = System.nanoTime();
            assertThat(echo(client, 1)).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThanOrEqualTo(delay.multipliedBy(2));
        }
    }

    @Test
    void itsClientIsResetWhenTheServerIsNotThere() throws IOException {
        server.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void itTellsTheServerThatAClientIsGone() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
        }
        try (Socket client = connect()) {
            assertThat(echo(client, 2)).isEqualTo(2);
        }
        await().until(() -> server.ended() == 2);
    }

    private Socket connect() throws IOException {
        String[] address = link.address().split(":");
        var client = new Socket(address[0], Integer.parseInt(address[1]));
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private static int echo(Socket client, int sent) throws IOException {
        client.getOutputStream().write(sent);
        return client.getInputStream().read();
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(PATIENCE_MILLIS);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
