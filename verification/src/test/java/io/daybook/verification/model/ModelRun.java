package io.daybook.verification.model;

import static org.awaitility.Awaitility.await;

import io.daybook.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Sends commands, wave by wave, and has a judge look at what came of them. For one thread. */
final class ModelRun {

    private static final int WAVE = 64;

    /** An episode begins with calendars of its own, so that what failed can be told without all that was before. */
    private static final int WAVES_OF_EPISODE = 60;

    /** Longer than the short holds there are, which so have run out in a pause. */
    private static final Duration PAUSE = Duration.ofSeconds(4);

    private static final Duration EXPIRY_TIME = Duration.ofSeconds(20);

    private final CommandClient client;
    private final long seed;
    private final Judge judge;
    private final AnswerTable table = new AnswerTable();
    private final List<Attempt> episode = new ArrayList<>();

    /** A run against servers on an empty log. */
    ModelRun(CommandClient client, long seed) {
        this.client = client;
        this.seed = seed;
        this.judge = new Judge(client.head());
    }

    /** What was answered so far. */
    AnswerTable table() {
        return table;
    }

    /**
     * Sends so many commands and judges the answers.
     *
     * @throws AssertionError if an answer is not the model's; says what it takes to get it
     */
    void send(int commands) throws InterruptedException, ExecutionException {
        try {
            for (int number = 1; table.commands() < commands; number++) {
                episode.clear();
                judge.forgetRequests();
                var generator = new Generator(seed, number, judge.state(), Instant.now());
                for (int wave = 0; wave < WAVES_OF_EPISODE && table.commands() < commands; wave++) {
                    if (number == 1 && wave == WAVES_OF_EPISODE / 2) {
                        // Where commands are fast, an episode ends before its holds, and nobody asks for expired ones.
                        awaitExpiry(Instant.now().plus(PAUSE));
                    }
                    sendWave(generator.wave(WAVE));
                }
            }
        } catch (Discrepancy discrepancy) {
            String shrunk = new Shrinking(client, List.copyOf(episode), judge.state()).report();
            throw new AssertionError("seed %d, after %d commands: %s%n%s"
                    .formatted(seed, table.commands(), discrepancy.getMessage(), shrunk));
        }
    }

    /** Waits until every hold for no longer than until a time has run out. */
    void awaitExpiry(Instant time) {
        await().atMost(EXPIRY_TIME).until(() -> {
            sendWave(List.of());
            return judge.state().heldBeyond(time).isEmpty();
        });
    }

    private void sendWave(List<Attempt> wave) throws Discrepancy, InterruptedException, ExecutionException {
        episode.addAll(wave);
        List<Exchange> exchanges = client.send(wave);
        List<Event> events = client.log(judge.position() + 1);
        judge.judge(exchanges, events);
        table.add(exchanges, events);
    }
}
