package io.daybook.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a benchmark is to be carried out. Immutable.
 *
 * @param directory where it keeps data and logs; its own
 * @param rounds    how often Daybook and baseline take turns
 * @param length    how long each is measured in a round
 * @param warmUp    how long servers work before anything is measured: until they have compiled what matters
 * @param watches   how many are open where many are meant; more than 100
 * @param events    how many are in a log that is long; more than 50,000
 * @param progress  is told what is going on, in a line each
 */
record Plan(
        Path directory,
        int rounds,
        Duration length,
        Duration warmUp,
        int watches,
        int events,
        Consumer<String> progress) {}
