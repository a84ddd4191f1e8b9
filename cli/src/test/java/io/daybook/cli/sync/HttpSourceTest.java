package io.daybook.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.daybook.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {

    private static final String FILE = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

    private final List<String> conditions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void aFileIsReadThroughRedirects() throws Exception {
        server.createContext("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/new");
            exchange.sendResponseHeaders(301, -1);
        });
        server.createContext("/new", exchange -> answer(exchange, FILE));

        assertThat(source("/old").read()).asString(StandardCharsets.UTF_8).isEqualTo(FILE);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        server.createContext("/file", exchange -> {
            conditions.add(exchange.getRequestHeaders().getFirst("If-None-Match") + ", "
                    + exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            if (conditions.size() == 1) {
                exchange.getResponseHeaders().add("ETag", "\"one\"");
                exchange.getResponseHeaders().add("Last-Modified", "Mon, 01 Mar 2027 10:00:00 GMT");
                answer(exchange, FILE);
            } else {
                exchange.sendResponseHeaders(304, -1);
            }
        });
        HttpSource source = source("/file");

        assertThat(source.read()).isEqualTo(source.read());

        assertThat(conditions).containsExactly("null, null", "\"one\", Mon, 01 Mar 2027 10:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 401, 404, 500})
    void anyOtherAnswerIsNoFile(int status) {
        server.createContext("/file", exchange -> exchange.sendResponseHeaders(status, -1));

        assertAway(source("/file"), "the server answered " + status);
    }

    @Test
    void anAnswerThatBreaksOffIsNoFile() {
        server.createContext("/file", exchange -> {
            exchange.sendResponseHeaders(200, FILE.length() + 100);
            exchange.getResponseBody().write(FILE.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertAway(source("/file"), "cannot be read");
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        server.createContext("/file", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(FILE.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });

        assertAway(new HttpSource("source", address("/file"), Duration.ofSeconds(1)), "no whole answer within 1 s");
    }

    @Test
    void anAnswerThatIsTooLargeIsGivenUp() {
        server.createContext("/file", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1024 * 1024];
            for (int sent = 0; sent <= CalendarSource.MOST_BYTES; sent += part.length) {
                exchange.getResponseBody().write(part);
            }
        });

        assertAway(source("/file"), "cannot be read");
    }

    @Test
    void aServerThatIsAwayIsTold() {
        URI address = address("/file");
        server.stop(0);

        assertAway(new HttpSource("source", address), "source: cannot be read: no connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:///no/host", "http://a b", "file:relative"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatExceptionOfType(SourceProblem.class)
                .isThrownBy(() -> CalendarSource.of(text).read());
    }

    private void assertAway(HttpSource source, String why) {
        assertThatExceptionOfType(SourceProblem.class)
                .isThrownBy(source::read)
                .withMessageContaining(why)
                .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
    }

    private HttpSource source(String path) {
        return new HttpSource("source", address(path));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
