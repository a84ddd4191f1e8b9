package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.cli.Daybook;
import io.daybook.cli.output.Console;
import io.daybook.local.StackSettings;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code daybook demo} and {@code daybook up} as processes. */
class LocalDaybookTest {

    @Test
    void theDemoKeepsItsPromisesAndLeavesNothingBehind(@TempDir Path temporary) throws Exception {
        Map<String, String> environment = Map.of("DAYBOOK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (ServerProcess demo = ServerProcess.start("local", environment, "demo")) {
            assertThat(demo.exitCode()).as(demo.printed()).isZero();
            assertThat(demo.printed())
                    .contains("34 booked, 0 already there", "The watch reached version 5", "the time is taken")
                    .contains("delivered to the watch")
                    .doesNotContain("Exception", "WARN");
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("daybook")))
                    .isEmpty();
        }
    }

    @Test
    void aDemoWithAFileThatIsNoneFails(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("broken.ics"), "BEGIN:VCALENDAR\r\nnonsense\r\n");
        try (ServerProcess demo = ServerProcess.start("local", Map.of(), "demo", "--ics", file.toString())) {
            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.printed()).contains("broken.ics:2", "The demo failed");
        }
    }

    @Test
    void upKeepsItsDataAcrossCtrlCAndServesTheClientThatFindsItByItself(@TempDir Path directory) throws Exception {
        int portBase = StackSettings.onFreePorts(directory).commandPort() - 1;
        Map<String, String> environment = Map.of("XDG_STATE_HOME", directory.resolve("state").toString());
        String[] arguments = {
            "up", "--data", directory.resolve("data").toString(), "--port-base", Integer.toString(portBase)
        };
        String command = "127.0.0.1:" + (portBase + 1);
        String query = "127.0.0.1:" + (portBase + 3);
        try (ServerProcess up = ServerProcess.start("local", environment, arguments)) {
            up.awaitPrinted("Ctrl-C stops it.");
            assertThat(client(command, query, "calendar", "create", "team", "--zone", "UTC")).contains("team");
            assertThat(client(command, query, "book", "Planning", "--calendar", "team", "--start", "2031-03-02T10:00", "--for",
                            "30m", "--wait"))
                    .contains("Sun 2 Mar 2031 10:00–10:30");
            assertThat(Files.readString(directory.resolve("state/daybook/running.properties")))
                    .contains(Integer.toString(portBase + 1), Integer.toString(portBase + 3));
            try (ServerProcess second = ServerProcess.start("local", environment, arguments)) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.printed()).contains("runs with its data in");
            }
            up.interrupt();
            assertThat(up.exitCode()).isZero();
            assertThat(up.printed()).contains("Draining", "Stopped. The data is kept in");
        }
        assertThat(directory.resolve("state/daybook/running.properties")).doesNotExist();

        try (ServerProcess up = ServerProcess.start("local", environment, arguments)) {
            up.awaitPrinted("Ctrl-C stops it.");
            assertThat(up.printed()).contains("Daybook is up at position 2 of its log.");
            assertThat(client(command, query, "list", "--calendar", "team")).contains("Planning");
            up.interrupt();
            assertThat(up.exitCode()).isZero();
        }
    }

    /** What a command of the client prints on stdout. */
    private static String client(String command, String query, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Daybook.commandLine(new Console(out, err, false))
                .execute(Stream.concat(
                                Stream.of(arguments), Stream.of("--command-address", command, "--query-address", query))
                        .toArray(String[]::new));
        assertThat(exitCode).as(err.toString()).isZero();
        return out.toString();
    }
}
