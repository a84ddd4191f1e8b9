package io.daybook.verification.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server's process has in use, in bytes. Immutable.
 *
 * @param heap   by objects that are reachable
 * @param direct outside the heap, as buffers of the network are
 */
public record ServerMemory(long heap, long direct) {

    /** The JVM option without which a server does not tell. */
    public static final String OPTION = "-XX:NativeMemoryTracking=summary";

    private static final Pattern HEAP = Pattern.compile("^Total +\\d+ +(\\d+)$", Pattern.MULTILINE);
    private static final Pattern DIRECT =
            Pattern.compile("^- +Other \\(reserved=\\d+, committed=(\\d+)\\)$", Pattern.MULTILINE);

    /** Looks at a server, which collects its garbage first. */
    public static ServerMemory of(ServerProcess server) throws IOException, InterruptedException {
        return new ServerMemory(
                bytes(HEAP, jcmd(server, "GC.class_histogram")),
                bytes(DIRECT, jcmd(server, "VM.native_memory", "summary", "scale=1")));
    }

    /** All of it. */
    public long total() {
        return heap + direct;
    }

    private static String jcmd(ServerProcess server, String... question) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> command = Stream.concat(Stream.of(jcmd, Long.toString(server.pid())), Stream.of(question))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }

    private static long bytes(Pattern line, String answer) {
        Matcher found = line.matcher(answer);
        if (!found.find()) {
            throw new AssertionError(answer);
        }
        return Long.parseLong(found.group(1));
    }
}
