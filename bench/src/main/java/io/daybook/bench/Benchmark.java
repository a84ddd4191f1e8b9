package io.daybook.bench;

import io.daybook.bench.report.Comparison;
import java.io.IOException;
import java.util.List;

/** Something to measure, beside what it is compared with. */
interface Benchmark {

    /** By which it is asked for. */
    String name();

    /** What it measures, in a few words. */
    String description();

    /**
     * Measures it.
     *
     * @throws IOException           if a process cannot be started or read
     * @throws InterruptedException  if it is to stop; all its processes are ended then
     * @throws IllegalStateException if the figures would mean nothing, for example as a call failed
     */
    List<Comparison> run(Plan plan) throws IOException, InterruptedException;
}
