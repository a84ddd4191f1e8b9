package io.daybook.chaos.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies and deletes directories with all that is in them. Nobody else may write there meanwhile. */
public final class Trees {

    private Trees() {}

    /**
     * Deletes a directory, if it is there.
     *
     * @throws UncheckedIOException if that fails
     */
    public static void delete(Path directory) {
        try {
            for (Path path : content(directory).reversed()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies a directory to a place where nothing is yet.
     *
     * @throws UncheckedIOException if that fails
     */
    public static void copy(Path from, Path to) {
        try {
            for (Path path : content(from)) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in a directory and itself, each directory before what is in it; nothing if it is not there. */
    private static List<Path> content(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.toList();
        }
    }
}
