package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.files.Trees;
import java.nio.file.Path;

/**
 * The files of a NATS that does not run.
 *
 * @param files where they are
 * @param copy  where they are remembered
 */
record StreamStorage(Path files, Path copy) {

    static StreamStorage of(Cluster cluster) {
        Path files = cluster.streamStorage();
        return new StreamStorage(files, files.resolveSibling(files.getFileName() + ".copy"));
    }

    void wipe() {
        Trees.delete(files);
    }

    /** Keeps a copy of what is there now, in place of an earlier one. */
    void remember() {
        Trees.delete(copy);
        Trees.copy(files, copy);
    }

    /** Puts the copy back. */
    void restore() {
        Trees.delete(files);
        Trees.copy(copy, files);
    }
}
