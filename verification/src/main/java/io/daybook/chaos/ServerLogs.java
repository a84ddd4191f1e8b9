package io.daybook.chaos;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Member.Kind;
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

    /** What a projector says when another set of views took the place of the one that was read. */
    private static final String FLIP = " is read from now on, at position ";

    private static final int MOST_TOLD = 20;

    private ServerLogs() {}

    /** Looks for errors. */
    static Check errors(Cluster cluster) {
        var errors = new ArrayList<String>();
        long lines = 0;
        for (Member server : Member.servers()) {
            List<String> all = lines(cluster, server);
            lines += all.size();
            all.stream()
                    .filter(line -> line.contains(ERROR))
                    .map(line -> server + ": " + line)
                    .forEach(errors::add);
        }
        return new Check("—", "servers log no error", lines, errors.stream().limit(MOST_TOLD).toList());
    }

    /** Looks whether readers met with another set of views in the place of the one that they had read. */
    static Check flips(Cluster cluster) {
        long flips = Member.of(Kind.PROJECTOR).stream()
                .flatMap(projector -> lines(cluster, projector).stream())
                .filter(line -> line.contains(FLIP))
                .count();
        return new Check(
                "—",
                "view sets take the place of others, once at least",
                flips,
                flips > 0 ? List.of() : List.of("none did"));
    }

    private static List<String> lines(Cluster cluster, Member server) {
        // Bytes that are no text must not end the search.
        try (Stream<String> log = Files.lines(cluster.log(server), StandardCharsets.ISO_8859_1)) {
            return log.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
