package io.daybook.cli;

import static io.daybook.cli.FakeServers.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.server.Refusal;
import io.daybook.cli.text.Moment;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.WatchAppointmentRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Whole command lines, against servers that answer as told. */
class DaybookTest {

    private static final String[] BOOK = {"book", "Planning", "--calendar", "team", "--for", "30m", "--start"};

    private static final StatusRuntimeException LAGGING = Refusal.of(
            Status.Code.UNAVAILABLE,
            ErrorReason.ERROR_REASON_VIEW_LAGGING,
            Map.of("position", "10", "version", "0", "min_version", "1", "lag", "1"));

    private final StringWriter data = new StringWriter();
    private final StringWriter messages = new StringWriter();
    private FakeServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = new FakeServers();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void bookSendsTheLocalTimeAsItIsAndPrintsTheResolvedOne() {
        assertThat(run(BOOK, "2027-03-02T10:00")).isEqualTo(ExitCode.OK);

        BookAppointmentRequest sent = servers.bookings.getFirst();
        assertThat(sent.getLocalStartTime()).isEqualTo("2027-03-02T10:00");
        assertThat(sent.getTimeZone()).isEmpty();
        assertThat(sent.getDuration().getSeconds()).isEqualTo(1_800);
        assertThat(sent.getRequestId()).isNotEmpty();
        assertThat(data.toString()).contains("Tue 2 Mar 2027 10:00–10:30 Europe/Berlin (+01:00)");
        assertThat(messages.toString()).isEmpty();
    }

    @Test
    void aStartInWordsIsSentAsTheInstantThatIsToldOnStderr() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate before = LocalDate.now(berlin).plusDays(1);

        assertThat(run(BOOK, "Tomorrow 14:30", "-o", "json")).isEqualTo(ExitCode.OK);

        ZonedDateTime sent = Instants.of(servers.bookings.getFirst().getStartTime()).atZone(berlin);
        assertThat(sent.toLocalTime()).isEqualTo("14:30");
        assertThat(sent.toLocalDate()).isBetween(before, LocalDate.now(berlin).plusDays(1));
        assertThat(messages.toString())
                .isEqualTo("Tomorrow 14:30 = " + TimeText.resolved(new Moment.At(sent.toInstant()), berlin) + "\n");
        assertThat(data.toString()).startsWith("{").doesNotContain("Tomorrow");
    }

    @Test
    void aStartInWordsIsMeantInTheZoneThatIsNamed() {
        run(BOOK, "tomorrow noon", "--zone", "Asia/Tokyo");

        assertThat(messages.toString()).endsWith(" 12:00 +09:00 (Asia/Tokyo)\n");
    }

    @Test
    void everyCallSaysWhoCalls() {
        run(BOOK, "2027-03-02T10:00");

        assertThat(servers.actors).containsExactly(System.getProperty("user.name"));
    }

    @Test
    void aCommandIsSentAgainWithTheSameRequestId() {
        servers.failures.add(Refusal.of(
                Status.Code.UNAVAILABLE, ErrorReason.ERROR_REASON_OUTCOME_UNKNOWN));
        servers.failures.add(Refusal.of(Status.Code.RESOURCE_EXHAUSTED, ErrorReason.ERROR_REASON_OVERLOADED));

        assertThat(run(BOOK, "2027-03-02T10:00")).isEqualTo(ExitCode.OK);

        assertThat(servers.bookings).hasSize(3);
        assertThat(servers.bookings).extracting(BookAppointmentRequest::getRequestId).containsOnly(
                servers.bookings.getFirst().getRequestId());
    }

    @Test
    void anOutcomeThatStaysUnknownComesWithTheRequestIdToRepeat() {
        for (int call = 0; call < 10; call++) {
            servers.failures.add(Refusal.of(Status.Code.UNAVAILABLE, ErrorReason.ERROR_REASON_OUTCOME_UNKNOWN));
        }

        assertThat(run(BOOK, "2027-03-02T10:00", "--timeout", "1s")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(messages.toString())
                .contains("repeat it with --request-id " + servers.bookings.getFirst().getRequestId());
    }

    static Stream<StatusRuntimeException> openOutcomes() {
        return Stream.of(
                Refusal.of(Status.Code.UNAVAILABLE, ErrorReason.ERROR_REASON_OUTCOME_UNKNOWN),
                Status.UNAVAILABLE.withDescription("connection reset").asRuntimeException(),
                Status.CANCELLED.asRuntimeException());
    }

    @ParameterizedTest
    @MethodSource("openOutcomes")
    void anOutcomeThatOneAttemptLeftOpenStaysSoWhateverKeepsTheOthersFromFindingOut(StatusRuntimeException first) {
        servers.failures.add(first);
        failFurther(Refusal.of(Status.Code.RESOURCE_EXHAUSTED, ErrorReason.ERROR_REASON_OVERLOADED));

        assertThat(run(BOOK, "2027-03-02T10:00", "--timeout", "1s")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(servers.bookings).hasSizeGreaterThan(1);
        assertThat(messages.toString())
                .contains("repeat it with --request-id " + servers.bookings.getFirst().getRequestId());
    }

    @Test
    void whatNoAttemptMayHaveDoneIsNotDone() {
        failFurther(Refusal.of(Status.Code.UNAVAILABLE, ErrorReason.ERROR_REASON_DEPENDENCY_UNAVAILABLE));

        assertThat(run(BOOK, "2027-03-02T10:00", "--timeout", "1s")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(messages.toString()).doesNotContain("--request-id");
    }

    @Test
    void aDecisionOfTheServerClosesWhatAnAttemptLeftOpen() {
        servers.failures.add(Refusal.of(Status.Code.UNAVAILABLE, ErrorReason.ERROR_REASON_OUTCOME_UNKNOWN));
        servers.failures.add(Refusal.of(Status.Code.ABORTED, ErrorReason.ERROR_REASON_SLOT_TAKEN));

        assertThat(run(BOOK, "2027-03-02T10:00")).isEqualTo(ExitCode.CONFLICT);

        assertThat(messages.toString()).isEqualTo("daybook: the time is taken\n");
    }

    private void failFurther(StatusRuntimeException failure) {
        for (int call = 0; call < 20; call++) {
            servers.failures.add(failure);
        }
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        servers.failures.add(Refusal.invalid("local_start_time", "does not exist in Europe/Berlin"));

        assertThat(run(BOOK, "2027-03-28T02:30")).isEqualTo(ExitCode.USAGE);

        assertThat(servers.bookings).hasSize(1);
        assertThat(messages.toString()).isEqualTo("daybook: --start: does not exist in Europe/Berlin\n");
        assertThat(data.toString()).isEmpty();
    }

    @Test
    void waitingForViewsThatLagSaysWhatIsDurable() {
        servers.viewFailure = LAGGING;

        assertWaitingSaysWhatIsDurable();
    }

    @Test
    void waitingForViewsThatLagAndThenFallSilentSaysWhatIsDurable() {
        servers.viewFailure = LAGGING;
        servers.viewAnswers = 1;

        assertWaitingSaysWhatIsDurable();
    }

    private void assertWaitingSaysWhatIsDurable() {
        assertThat(run(BOOK, "2027-03-02T10:00", "--wait", "--timeout", "1s")).isEqualTo(ExitCode.TIMEOUT);

        assertThat(data.toString()).contains("version", "Planning");
        assertThat(messages.toString())
                .contains("done and durable as version 1 at position 11")
                .contains("the views show version 0, not yet 1 (1 behind), at position 10");
    }

    @Test
    void aWatchGoesOnWhereItsConnectionBroke() {
        servers.watchScript.add(new FakeServers.Watch(List.of(1L, 2L), Status.UNAVAILABLE.asRuntimeException()));
        servers.watchScript.add(new FakeServers.Watch(List.of(3L), null));

        assertThat(run("watch", ID, "--until-version", "3", "--every-version", "-o", "jsonl")).isEqualTo(ExitCode.OK);

        assertThat(data.toString().lines()).hasSize(3);
        assertThat(servers.watches).extracting(WatchAppointmentRequest::getFromVersion).containsExactly(0L, 3L);
        assertThat(servers.watches).allMatch(watch -> watch.getUntilVersion() == 3 && watch.getEveryVersion());
    }

    @Test
    void aWatchThatTimesOutSaysTheLastVersionTheTargetAndTheLag() {
        servers.watchScript.add(new FakeServers.Watch(List.of(1L, 2L), null));

        assertThat(run("watch", ID, "--until-version", "5", "--timeout", "1s"))
                .isEqualTo(ExitCode.TIMEOUT);

        assertThat(messages.toString())
                .contains("last version seen: 2", "target: version 5", "lag: 3 versions", "at position 20");
    }

    @Test
    void aWatchTellsThatItWaits() {
        assertThat(run("watch", ID, "--until-version", "1", "--timeout", "1s")).isEqualTo(ExitCode.TIMEOUT);

        assertThat(messages.toString()).contains("the views, at position 20, do not show it yet; waiting", "seen: none");
    }

    @Test
    void anAddressWhereNobodyListensIsNamed() throws IOException {
        String nobody = nobody();

        int exitCode = execute("show", ID, "--query-address", nobody, "--timeout", "1s");

        assertThat(exitCode).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(messages.toString())
                .isEqualTo("daybook: nothing listens on " + nobody
                        + "; start Daybook with ./daybook up, or name its address\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "watch " + ID,
        "watch --calendar team --zone UTC",
        "agenda --calendar team --zone UTC --follow"
    })
    void whatNeverHeardOfAServerEndsLikeAnyOtherCommand(String command) throws IOException {
        String nobody = nobody();
        var terminal = new Console(data, messages, false, () -> OptionalInt.of(80));

        int exitCode = Daybook.commandLine(terminal)
                .execute((command + " --timeout 1s --query-address " + nobody).split(" "));

        assertThat(exitCode).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(messages.toString())
                .isEqualTo("daybook: no connection to " + nobody + "; trying again\n"
                        + "daybook: nothing listens on " + nobody
                        + "; start Daybook with ./daybook up, or name its address\n");
    }

    @Test
    void aWatchThatLosesItsServerSaysWhatItSawLast() {
        servers.watchScript.add(new FakeServers.Watch(List.of(1L, 2L), null));
        Thread.ofVirtual().start(() -> {
            await().until(() -> data.toString().contains("version 2"));
            servers.close();
        });

        assertThat(run("watch", ID, "--timeout", "2s")).isEqualTo(ExitCode.TIMEOUT);

        assertThat(messages.toString()).contains("trying again", "last version seen: 2");
    }

    private static String nobody() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void anAnswerCanBePrintedAsJson() {
        run("show", ID, "-o", "json");

        assertThat(data.toString()).contains("\"appointmentId\": \"" + ID + "\"", "\"description\": \"\"", "\"version\": \"1\"");
    }

    @Test
    void aReaderThatWentAwayEndsTheCommandQuietly() {
        var console = new Console(failing("Broken pipe"), messages, false);

        assertThat(Daybook.commandLine(console).execute("show", ID, "--query-address", servers.address()))
                .isEqualTo(ExitCode.OUTPUT_CLOSED);
        assertThat(messages.toString()).isEmpty();
    }

    @Test
    void outputThatCannotBeWrittenIsToldInOneLine() {
        var console = new Console(failing("No space left on device"), messages, false);

        assertThat(Daybook.commandLine(console).execute("show", ID, "--query-address", servers.address()))
                .isEqualTo(ExitCode.INTERNAL);
        assertThat(messages.toString()).isEqualTo("daybook: the output cannot be written: No space left on device\n");
    }

    static Stream<List<String>> wrongCommandLines() {
        return Stream.of(
                List.of(),
                List.of("bok"),
                List.of("calendar"),
                List.of("book", "x", "--calendar", "team", "--for", "30m"),
                List.of("book", "x", "--calendar", "team", "--for", "30x", "--start", "2027-03-02T10:00"),
                List.of("book", "x", "--calendar", "team", "--for", "30m", "--start", "2027-03-02"),
                List.of("book", "x", "--calendar", "team", "--start", "2027-03-02T10:00"),
                List.of("book", "x", "--calendar", "team", "--for", "30m", "--end", "2027-03-02T11:00", "--start",
                        "2027-03-02T10:00"),
                List.of("book", "x", "--calendar", "team", "--for", "30m", "--start", "2027-03-02T10:00", "--zone",
                        "Mars/Base"),
                List.of("book", "x", "--calendar", "team", "--for", "30m", "--start", "tomorrow"),
                List.of("book", "x", "--calendar", "team", "--for", "30m", "--start", "14:30"),
                List.of("list", "--from", "soon"),
                List.of("show", ID, "-o", "xml"),
                List.of("show", ID, "--timeout", "soon"),
                List.of("show", ID, "--query-address", "nowhere"),
                List.of("rename", ID),
                List.of("watch"),
                List.of("watch", ID, "-o", "json"),
                List.of("list", "--limit", "0"),
                List.of("import", "/no/such/file.ics", "--calendar", "team"));
    }

    @ParameterizedTest
    @MethodSource("wrongCommandLines")
    void aWrongCommandLineIsToldInPlainWords(List<String> arguments) {
        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);

        assertThat(messages.toString()).startsWith("daybook: ").doesNotContain("Exception", "\tat ");
        assertThat(data.toString()).isEmpty();
    }

    @Test
    void aMistypedCommandIsSuggested() {
        execute("bok");

        assertThat(messages.toString()).contains("did you mean: book");
    }

    static Stream<CommandLine> commands() {
        return withSubcommands(Daybook.commandLine());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpThatFitsATerminalAndAnExample(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);

        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(command.getCommandSpec().usageMessage().footer())
                .anySatisfy(line -> assertThat(line).contains("daybook "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void theHelpDocumentsTheExitCodes() {
        assertThat(Daybook.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF))
                .contains("124 ", "130 ", "./daybook demo", "./daybook up", "./daybook test");
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream()
                        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                        .flatMap(DaybookTest::withSubcommands));
    }

    private int run(String[] command, String... more) {
        return run(Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--command-address", servers.address(), "--query-address", servers.address()));
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return Daybook.commandLine(new Console(data, messages, false)).execute(arguments);
    }

    private static Writer failing(String problem) {
        return new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException(problem);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
