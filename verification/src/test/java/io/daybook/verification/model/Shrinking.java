package io.daybook.verification.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for few commands with which servers and model disagree, among many with which they did: leaves some out and
 * sends the rest again, as long as they disagree still and time allows. For one thread.
 */
final class Shrinking {

    private static final Duration PATIENCE =
            Duration.ofSeconds(Long.getLong("daybook.model.shrink.seconds", 90));

    /** So many are worth sending one after the other, to see whether it takes two at once. */
    private static final int FEW = 40;

    private final CommandClient client;
    private final ModelState original;
    private final Instant end = Instant.now().plus(PATIENCE);
    private List<Attempt> smallest;
    private Optional<Discrepancy> found = Optional.empty();
    private int replays;

    /** Shrinks commands; {@code original} is what they made. */
    Shrinking(CommandClient client, List<Attempt> failing, ModelState original) {
        this.client = client;
        this.original = original;
        this.smallest = failing;
    }

    /** What was found, to be read by people. */
    String report() throws InterruptedException, ExecutionException {
        for (int last : new int[] {2, 8, 24}) {
            if (found.isEmpty()) {
                keepIfFailing(firstWaveAndLast(last));
            }
        }
        for (String calendarId : calendarIds()) {
            keepIfFailing(without(calendarId));
        }
        for (int chunk = smallest.size() / 2; chunk > 0; chunk = chunk / 2) {
            leaveOut(chunk);
        }
        if (smallest.size() <= FEW && found.isPresent()) {
            keepIfFailing(oneByOne());
            leaveOut(1);
        }
        String commands = String.join("\n", smallest.stream().map(Readable::text).toList());
        return found.map(discrepancy -> "%d commands are enough, after %d replays:%n%s%nThen %s"
                        .formatted(smallest.size(), replays, commands, discrepancy.getMessage()))
                .orElse("It did not happen again in %d replays.".formatted(replays));
    }

    private List<Attempt> firstWaveAndLast(int waves) {
        int last = smallest.getLast().wave();
        return smallest.stream()
                .filter(attempt -> attempt.wave() == 1 || attempt.wave() > last - waves)
                .toList();
    }

    private List<String> calendarIds() {
        return smallest.stream()
                .map(attempt -> attempt.asked().text("calendar_id"))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    private List<Attempt> without(String calendarId) {
        return smallest.stream()
                .filter(attempt -> !Place.calendarIds(attempt.asked()).contains(calendarId))
                .toList();
    }

    private List<Attempt> oneByOne() {
        return IntStream.range(0, smallest.size())
                .mapToObj(number -> {
                    Attempt attempt = smallest.get(number);
                    return new Attempt(number, attempt.server(), attempt.actor(), attempt.label(), attempt.request());
                })
                .toList();
    }

    private void leaveOut(int chunk) throws InterruptedException, ExecutionException {
        for (int from = 0; from < smallest.size(); ) {
            var rest = new ArrayList<>(smallest.subList(0, from));
            rest.addAll(smallest.subList(Math.min(from + chunk, smallest.size()), smallest.size()));
            if (!keepIfFailing(rest)) {
                from += chunk;
            }
        }
    }

    private boolean keepIfFailing(List<Attempt> attempts) throws InterruptedException, ExecutionException {
        if (attempts.isEmpty() || Instant.now().isAfter(end)) {
            return false;
        }
        replays++;
        var renaming = new Renaming(replays, original);
        Optional<Discrepancy> discrepancy = replay(attempts.stream().map(renaming::of).toList());
        if (discrepancy.isPresent()) {
            smallest = attempts;
            found = discrepancy;
        }
        return discrepancy.isPresent();
    }

    private Optional<Discrepancy> replay(List<Attempt> attempts) throws InterruptedException, ExecutionException {
        var judge = new Judge(client.head());
        Stream<Integer> waves = attempts.stream().map(Attempt::wave).distinct();
        for (int number : waves.toList()) {
            List<Attempt> wave =
                    attempts.stream().filter(attempt -> attempt.wave() == number).toList();
            List<Exchange> exchanges = client.send(wave);
            try {
                judge.judge(exchanges, client.log(judge.position() + 1));
            } catch (Discrepancy discrepancy) {
                return Optional.of(discrepancy);
            }
        }
        return Optional.empty();
    }
}
