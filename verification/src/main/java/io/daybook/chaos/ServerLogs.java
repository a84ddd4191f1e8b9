package io.daybook.chaos;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.judge.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the servers' logs tell of promises that were broken. */
final class ServerLogs {

    /** No fault explains a line of this level: servers log what they can live with as a warning. */
    private static final String ERROR = " ERROR ";

    private static final int MOST_TOLD = 20;

    private ServerLogs() {}

    /** Looks for errors. */
    static Check check(Cluster cluster) {
        var errors = new ArrayList<String>();
        long lines = 0;
        for (Member server : Member.servers()) {
            // Bytes that are no text must not end the search.
            try (Stream<String> log = Files.lines(cluster.log(server), StandardCharsets.ISO_8859_1)) {
                List<String> all = log.toList();
                lines += all.size();
                all.stream()
                        .filter(line -> line.contains(ERROR))
                        .map(line -> server + ": " + line)
                        .forEach(errors::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Check("—", "servers log no error", lines, errors.stream().limit(MOST_TOLD).toList());
    }
}
