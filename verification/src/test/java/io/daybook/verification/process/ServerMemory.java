package io.daybook.verification.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's process uses of memory, in bytes. Immutable.
 *
 * @param heap   of objects that are in use
 * @param direct outside the heap, as buffers of the network are
 */
public record ServerMemory(long heap, long direct) {

    /** The JVM option without which it cannot be told. */
    public static final String OPTION = "-XX:NativeMemoryTracking=summary";

    private static final Pattern HEAP = Pattern.compile("^Total +\\d+ +(\\d+)$", Pattern.MULTILINE);
    private static final Pattern DIRECT =
            Pattern.compile("^- +Other \\(reserved=\\d+, committed=(\\d+)\\)$", Pattern.MULTILINE);

    /** Looks at a server, which collects its garbage first. */
    public static ServerMemory of(ServerProcess server) throws IOException, InterruptedException {
        return new ServerMemory(
                bytes(HEAP, ask(server, "GC.class_histogram")),
                bytes(DIRECT, ask(server, "VM.native_memory", "summary", "scale=1")));
    }

    /** All of it. */
    public long total() {
        return heap + direct;
    }

    private static String ask(ServerProcess server, String... command) throws IOException, InterruptedException {
        var jcmd = new java.util.ArrayList<String>();
        jcmd.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        jcmd.add(Long.toString(server.pid()));
        jcmd.addAll(java.util.List.of(command));
        Process process = new ProcessBuilder(jcmd).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(answer);
        }
        if (System.getProperty("slow.print") != null) {
            answer.lines().limit(45).forEach(System.out::println);
        }
        return answer;
    }

    private static long bytes(Pattern pattern, String answer) {
        Matcher found = pattern.matcher(answer);
        if (!found.find()) {
            throw new AssertionError(answer);
        }
        return Long.parseLong(found.group(1));
    }
}
