package io.daybook.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.verification.CliProcess.Result;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators type, against running servers, as processes. */
@ExtendWith(RunningDaybook.class)
class ProjectorCliEndToEndTest {

    private final Daybook daybook;

    ProjectorCliEndToEndTest(Daybook daybook) {
        this.daybook = daybook;
    }

    @Test
    void viewsAreRebuiltAndRolledBack() {
        Result rebuilt = run("rebuild", "--wait");
        assertThat(rebuilt.exitCode()).as("%s", rebuilt).isZero();
        assertThat(rebuilt.messages()).containsPattern("View set \\d+ is read, at position \\d+");

        assertThat(run("status").data())
                .contains("writes the views", "0 events of 0 entities")
                .containsPattern(Pattern.compile("^\\d+ +live .*\\d", Pattern.MULTILINE))
                .containsPattern(Pattern.compile("^\\d+ +retired .*\\d", Pattern.MULTILINE));
        assertThat(run("status", "-o", "json").data()).contains("\"viewSets\"", "VIEW_SET_STATE_LIVE");

        Result rolledBack = run("rollback", "--wait");
        assertThat(rolledBack.exitCode()).as("%s", rolledBack).isZero();
        assertThat(rolledBack.messages()).containsPattern("View set \\d+ is read");
    }

    @Test
    void parkedEventsThatAreNotThereAreRefused() {
        assertThat(run("dead-letters", "list").messages()).isEqualTo("No events are parked.\n");
        assertThat(run("dead-letters", "retry")).isEqualTo(new Result(4, "", "daybook: no events are parked\n"));
        assertThat(run("dead-letters", "skip", "1"))
                .isEqualTo(new Result(4, "", "daybook: no event at position 1 is parked\n"));
        assertThat(run("dead-letters", "skip", "0").messages()).contains("POSITION: must be 1 or more");
    }

    private Result run(String... arguments) {
        var line = new String[arguments.length + 1];
        line[0] = "projector";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return CliProcess.run(daybook, line);
    }
}
