package io.daybook.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was measured in every round, in a file of JSON. */
public final class Figures {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private Figures() {}

    /** Keeps them. */
    public static void write(List<Comparison> comparisons, Path file) throws IOException {
        Files.writeString(file, GSON.toJson(comparisons) + "\n");
    }

    /**
     * What {@link #write} has kept.
     *
     * @throws IOException if it cannot be read or is none
     */
    public static List<Comparison> read(Path file) throws IOException {
        try {
            return List.of(GSON.fromJson(Files.readString(file), Comparison[].class));
        } catch (JsonParseException | NullPointerException e) {
            throw new IOException(file + " has no figures of a run", e);
        }
    }
}
