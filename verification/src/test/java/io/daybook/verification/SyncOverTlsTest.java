package io.daybook.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.daybook.verification.CliProcess.Result;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client does without TLS where it only calls Daybook's servers; a source of a sync may need it. */
@ExtendWith(RunningDaybook.class)
class SyncOverTlsTest {

    private static final String PASSWORD = "not-secret";
    private static final byte[] FILE = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:one
            SUMMARY:One
            DTSTART:20310303T100000
            DURATION:PT30M
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    private final Daybook daybook;
    private final String calendar = "tls-" + UUID.randomUUID();
    private Path keys;
    private HttpsServer source;

    SyncOverTlsTest(Daybook daybook) {
        this.daybook = daybook;
    }

    @BeforeEach
    void startSource(@TempDir Path folder) throws Exception {
        keys = folder.resolve("keys.p12");
        makeKeys();
        source = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.setHttpsConfigurator(new HttpsConfigurator(identity()));
        source.createContext("/file.ics", exchange -> {
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE);
            exchange.close();
        });
        source.start();
        CliProcess.run(daybook, "calendar", "create", calendar, "--zone", "Europe/Berlin", "--wait");
    }

    @AfterEach
    void stopSource() {
        source.stop(0);
    }

    @Test
    void aSourceWhoseCertificateIsTrustedIsRead() {
        String trust = "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s".formatted(keys, PASSWORD);

        Result result = sync(Map.of("DAYBOOK_JAVA_OPTIONS", trust));

        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.data()).contains("1 added");
    }

    @Test
    void anyOtherIsRefusedWithTheReason() {
        Result result = sync(Map.of());

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.messages())
                .contains("its certificate is not accepted: unable to find valid certification path", "nothing is changed");
    }

    private Result sync(Map<String, String> environment) {
        String address = "https://127.0.0.1:%d/file.ics".formatted(source.getAddress().getPort());
        return CliProcess.run(daybook, environment, "sync", address, "--calendar", calendar);
    }

    private void makeKeys() throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> line = List.of(
                keytool.toString(), "-genkeypair", "-keyalg", "EC", "-dname", "CN=source", "-ext", "san=ip:127.0.0.1",
                "-keystore", keys.toString(), "-storepass", PASSWORD);
        int exitCode = new ProcessBuilder(line).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start().waitFor();
        assertThat(exitCode).isZero();
    }

    private SSLContext identity() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keys)) {
            store.load(content, PASSWORD.toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
