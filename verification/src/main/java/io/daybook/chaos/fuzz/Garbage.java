package io.daybook.chaos.fuzz;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Bytes on a server's port that are no gRPC. For one thread. */
final class Garbage {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HTTP_1 =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_WAIT_MILLIS = 20;

    private final RandomGenerator random;

    Garbage(RandomGenerator random) {
        this.random = random;
    }

    /** Sends some to a server, which may end the connection at any time. */
    void send(InetSocketAddress server) {
        try (var socket = new Socket()) {
            socket.connect(server, 2_000);
            socket.setSoTimeout(random.nextInt(1, LONGEST_WAIT_MILLIS));
            switch (random.nextInt(4)) {
                case 0 -> socket.getOutputStream().write(HTTP_1);
                case 1 -> socket.getOutputStream().write(PREFACE);
                case 2 -> {}
                default -> {
                    socket.getOutputStream().write(PREFACE);
                    socket.getOutputStream().write(noise());
                }
            }
            socket.getOutputStream().write(noise());
            socket.getInputStream().read(new byte[1_000]);
        } catch (IOException e) {
            // The server hung up, or waits for more: both are right.
        }
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(4_000)];
        random.nextBytes(noise);
        return noise;
    }
}
