package io.daybook.verification.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event.PayloadCase;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random commands of every kind, sent to two command servers at once, are answered as a plain model of the contract
 * answers them, and leave in the log what it says. So no seat is given away twice, no hold is lost, and no state is
 * reached that is none.
 *
 * <p>{@code -Ddaybook.model.seed=…} sends other commands than usual, {@code -Ddaybook.model.commands=…} more or fewer.
 * The times they are about lie around the present and the next clock changes: the same seed is not quite the same on
 * another day. When an answer is wrong, the test looks for the few commands that it takes, for at most
 * {@code -Ddaybook.model.shrink.seconds=…}, 90 by default.
 */
class CommandModelTest {

    private static final long SEED = Long.getLong("daybook.model.seed", 20_270_302);
    private static final int COMMANDS = Integer.getInteger("daybook.model.commands", 100_000);

    /** In fewer, what is rare may not occur. */
    private static final int ENOUGH = 20_000;

    /** Those of reads and of projectors, and what is no matter of what is asked. */
    private static final Set<ErrorReason> NEVER = EnumSet.of(
            ErrorReason.UNRECOGNIZED,
            ErrorReason.ERROR_REASON_UNSPECIFIED,
            ErrorReason.ERROR_REASON_VIEW_LAGGING,
            ErrorReason.ERROR_REASON_VIEW_FILLING,
            ErrorReason.ERROR_REASON_TARGET_UNREACHABLE,
            ErrorReason.ERROR_REASON_OVERLOADED,
            ErrorReason.ERROR_REASON_DEPENDENCY_UNAVAILABLE,
            ErrorReason.ERROR_REASON_OUTCOME_UNKNOWN,
            ErrorReason.ERROR_REASON_INTERNAL,
            ErrorReason.ERROR_REASON_DEADLINE_EXPIRED,
            ErrorReason.ERROR_REASON_REBUILD_UNDER_WAY,
            ErrorReason.ERROR_REASON_NO_FORMER_VIEWS,
            ErrorReason.ERROR_REASON_DEAD_LETTER_NOT_FOUND,
            ErrorReason.ERROR_REASON_DEAD_LETTER_NOT_FIRST);

    @Test
    void twoServersAnswerEveryCommandAsTheModelDoes() throws Exception {
        try (var servers = new TwoCommandServers()) {
            var run = new ModelRun(servers.client(), SEED);
            run.send(COMMANDS);
            run.awaitExpiry(Instant.now());
            System.out.println(run.table());
            if (COMMANDS >= ENOUGH) {
                assertThatEverythingOccurred(run.table());
            }
        }
    }

    /** What never comes about is not tested. */
    private static void assertThatEverythingOccurred(AnswerTable table) {
        assertThat(table.labels()).containsAll(Generator.kinds());
        assertThat(table.happened()).containsAll(EnumSet.complementOf(EnumSet.of(PayloadCase.PAYLOAD_NOT_SET)));
        assertThat(table.answers()).isEqualTo(expectedAnswers());
        assertThat(table.refused()).as("part refused").isBetween(0.3, 0.7);
    }

    private static Set<String> expectedAnswers() {
        Stream<String> reasons = EnumSet.complementOf(EnumSet.copyOf(NEVER)).stream()
                .map(reason -> reason.name().substring("ERROR_REASON_".length()));
        return Stream.concat(Stream.of(AnswerTable.DONE), reasons).collect(Collectors.toSet());
    }
}
