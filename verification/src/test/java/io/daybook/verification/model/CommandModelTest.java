package io.daybook.verification.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class CommandModelTest {

    private static final long SEED = Long.getLong("daybook.model.seed", 20_270_302);
    private static final int COMMANDS = Integer.getInteger("daybook.model.commands", 100_000);

    @Test
    void twoServersAnswerEveryCommandAsTheModelDoes() throws Exception {
        try (var servers = new TwoCommandServers()) {
            var run = new ModelRun(servers.client(), SEED);
            run.commands(COMMANDS);
            System.out.println(run.table());
        }
    }
}
