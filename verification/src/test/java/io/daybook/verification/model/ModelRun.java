package io.daybook.verification.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

final class ModelRun {

    static final int WAVE = 64;
    private static final int WAVES_OF_EPISODE = 60;

    private final CommandClient client;
    private final long seed;
    private final Judge judge;
    private final AnswerTable table = new AnswerTable();

    ModelRun(CommandClient client, long seed) {
        this.client = client;
        this.seed = seed;
        this.judge = new Judge(client.log(1).size());
    }

    AnswerTable table() {
        return table;
    }

    long sending, judging;

    void commands(int count) throws Exception {
        for (int episode = 1; table.commands() < count; episode++) {
            var generator = new Generator(seed, episode, judge.state(), Instant.now());
            for (int wave = 0; wave < WAVES_OF_EPISODE && table.commands() < count; wave++) {
                var attempts = generator.wave(WAVE);
                long t = System.nanoTime();
                var exchanges = client.send(attempts);
                var events = client.log(judge.position() + 1);
                sending += System.nanoTime() - t;
                t = System.nanoTime();
                judge.judge(exchanges, events);
                judging += System.nanoTime() - t;
                table.add(exchanges);
            }
            System.out.printf("episode %d: %d commands, sending %d ms, judging %d ms%n", episode, table.commands(), sending / 1000000, judging / 1000000);
        }
    }
}
