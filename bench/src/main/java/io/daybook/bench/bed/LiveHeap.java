package io.daybook.bench.bed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What JVMs keep on their heaps. */
public final class LiveHeap {

    /** The last line of a histogram: the number of all objects, and their bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private LiveHeap() {}

    /**
     * Collects the garbage of a JVM, and counts what is left.
     *
     * @return bytes
     * @throws IllegalStateException if the process is no JVM, or has ended
     */
    public static long bytes(long processId) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(processId),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes());
        Matcher total = TOTAL.matcher(histogram);
        if (jcmd.waitFor() != 0 || !total.find()) {
            throw new IllegalStateException("the heap of process %d cannot be read: %s".formatted(processId, histogram));
        }
        return Long.parseLong(total.group(1));
    }
}
