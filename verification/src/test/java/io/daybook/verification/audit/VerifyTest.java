package io.daybook.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.local.NatsServer;
import io.daybook.local.StackSettings;
import io.daybook.service.Environment;
import io.daybook.verification.Daybook;
import io.daybook.verification.RunningDaybook;
import io.daybook.verification.process.ServerProcess;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code daybook verify} as a process: how it ends, and what it says. */
@ExtendWith(RunningDaybook.class)
@Timeout(180)
class VerifyTest {

    private static final int EXIT_BREACH = 1;
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_AWAY = 7;

    /** Longer ones tell of the inside of a driver. */
    private static final int LONGEST_LINE = 150;

    @TempDir
    private Path directory;

    @Test
    void aSystemThatIsWholeHasNoBreach(Daybook daybook) throws Exception {
        daybook.newCalendar();
        try (ServerProcess verify = verify(settings(daybook), "-o", "json")) {
            assertThat(verify.exitCode()).as(verify.printed()).isZero();
            String json = verify.printed().substring(verify.printed().indexOf("{\n"));
            var findings = BsonDocument.parse(json).getArray("findings");
            assertThat(findings).extracting(each -> number(each, "breachCount")).containsOnly(0L);
            assertThat(number(findings.getFirst(), "examined")).isGreaterThanOrEqualTo(daybook.head());
        }
    }

    @Test
    void aBreachIsToldWithItsPlace(Daybook daybook) throws Exception {
        daybook.newCalendar();
        int port = StackSettings.onFreePorts(directory).natsPort();
        try (NatsServer nats = NatsServer.start(directory.resolve("nats"), port)) {
            publishWhatIsNoEvent(nats);
            Map<String, String> settings = settings(daybook);
            settings.put("DAYBOOK_NATS_URL", nats.url());
            try (ServerProcess verify = verify(settings)) {
                assertThat(verify.exitCode()).as(verify.printed()).isEqualTo(EXIT_BREACH);
                assertThat(verify.printed()).contains("BREACH of G3: sequence 1 holds no event");
            }
        }
    }

    @Test
    void whatIsAwayIsNamedWithItsAddressAndNothingElse(Daybook daybook) throws Exception {
        StackSettings nobody = StackSettings.onFreePorts(directory);
        assertAway(daybook, "DAYBOOK_COMMAND_ADDRESS", "127.0.0.1:" + nobody.commandPort());
        assertAway(daybook, "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + nobody.natsPort());
        assertAway(daybook, "DAYBOOK_MONGO_URL", "mongodb://127.0.0.1:" + nobody.mongoPort());
    }

    @Test
    void whatCannotBeUsedIsToldBeforeAnythingIsRead() throws Exception {
        try (ServerProcess verify = verify(Map.of("DAYBOOK_NATS_URL", "http://x"))) {
            assertThat(verify.exitCode()).isEqualTo(EXIT_USAGE);
            assertThat(verify.printed())
                    .isEqualTo("daybook verify: DAYBOOK_NATS_URL does not start with nats:// or tls://\n");
        }
        try (ServerProcess verify = verify(Map.of(), "--events-per-second", "-1")) {
            assertThat(verify.exitCode()).isEqualTo(EXIT_USAGE);
            assertThat(verify.printed()).startsWith("--events-per-second must not be negative\n");
        }
    }

    private static void assertAway(Daybook daybook, String variable, String address) throws Exception {
        Map<String, String> settings = settings(daybook);
        settings.put(variable, address);
        try (ServerProcess verify = verify(settings)) {
            assertThat(verify.exitCode()).as(verify.printed()).isEqualTo(EXIT_AWAY);
            assertThat(verify.printed().lines().filter(line -> line.startsWith("daybook verify: ")))
                    .singleElement()
                    .asString()
                    .contains(address.substring(address.indexOf("127.0.0.1")), "cannot be re")
                    .hasSizeLessThan(LONGEST_LINE);
        }
    }

    private static long number(BsonValue finding, String field) {
        return finding.asDocument().getNumber(field).longValue();
    }

    private static ServerProcess verify(Map<String, String> settings, String... arguments) throws Exception {
        return ServerProcess.start("audit", settings, arguments);
    }

    private static Map<String, String> settings(Daybook daybook) {
        Environment environment = daybook.stack().environment();
        return new HashMap<>(Map.of(
                "DAYBOOK_COMMAND_ADDRESS", daybook.stack().commandAddress(),
                "DAYBOOK_NATS_URL", environment.text("DAYBOOK_NATS_URL", ""),
                "DAYBOOK_MONGO_URL", environment.text("DAYBOOK_MONGO_URL", ""),
                "DAYBOOK_MONGO_DATABASE", environment.text("DAYBOOK_MONGO_DATABASE", "daybook")));
    }

    private static void publishWhatIsNoEvent(NatsServer nats) throws Exception {
        try (Connection connection = Nats.connect(nats.url())) {
            connection.jetStreamManagement().addStream(StreamConfiguration.builder()
                    .name("DAYBOOK_EVENTS")
                    .subjects("daybook.events.>")
                    .build());
            connection.jetStream().publish("daybook.events.calendar.x", new byte[] {7, '?'});
        }
    }
}
