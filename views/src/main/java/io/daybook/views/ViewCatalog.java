package io.daybook.views;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Which sets of views there are and which of them is read. One document, so that who reads it knows at once which set to read
 * and how far that is, and so that another set takes its place in one step. Immutable.
 *
 * @param epoch       epoch of the projector that writes the sets
 * @param live        number of the set that is read
 * @param next        number of the set that is to take its place, 0 if none is
 * @param newest      the highest number that any set in it has had; no number is given twice, nor again after a wipe
 * @param checkpoints how far each set is, by its number
 */
public record ViewCatalog(long epoch, long live, long next, long newest, SortedMap<Long, Checkpoint> checkpoints) {

    static final String EPOCH = "epoch";
    static final String LIVE = "live";
    static final String NEXT = "next";
    static final String NEWEST = "newest";
    static final String SETS = "sets";

    private static final String GENERATION_PREFIX = "g";

    /** The catalog of views that begin to be filled, when there are no others to read. */
    public static ViewCatalog first(long epoch, Checkpoint first) {
        return new ViewCatalog(epoch, first.generation(), 0, first.generation(), new TreeMap<>(Map.of(first.generation(), first)));
    }

    /** How far the set is that is read. */
    public Checkpoint liveCheckpoint() {
        return checkpoints.get(live);
    }

    /** How far the set is that is to take its place. */
    public Optional<Checkpoint> nextCheckpoint() {
        return Optional.ofNullable(checkpoints.get(next));
    }

    /** The set that was read before, as long as it is kept. */
    public Optional<Checkpoint> retired() {
        return checkpoints.values().stream()
                .filter(set -> set.retiredAt().isPresent() && set.generation() != next)
                .max(Comparator.comparing(set -> set.retiredAt().orElseThrow()));
    }

    /** Whether a set is still there, be it read or not, and not only one that has its number again. */
    public boolean has(Checkpoint.Id set) {
        Checkpoint found = checkpoints.get(set.generation());
        return found != null && found.set().equals(set);
    }

    /** The document that keeps it. */
    public Document toBson() {
        var sets = new Document();
        checkpoints.forEach((generation, checkpoint) -> sets.append(GENERATION_PREFIX + generation, checkpoint.toBson()));
        return new Document("_id", ViewSets.CATALOG_ID)
                .append(EPOCH, epoch)
                .append(LIVE, live)
                .append(NEXT, next)
                .append(NEWEST, newest)
                .append(SETS, sets);
    }

    static ViewCatalog fromBson(Document document) {
        var checkpoints = new TreeMap<Long, Checkpoint>();
        Document sets = document.get(SETS, Document.class);
        sets.forEach((name, _) -> {
            long generation = Long.parseLong(name.substring(GENERATION_PREFIX.length()));
            checkpoints.put(generation, Checkpoint.fromBson(generation, sets.get(name, Document.class)));
        });
        return new ViewCatalog(
                document.getLong(EPOCH),
                document.getLong(LIVE),
                document.getLong(NEXT),
                document.getLong(NEWEST),
                checkpoints);
    }

    /** Path of a set's field in the document. */
    static String path(long generation, String field) {
        return path(generation) + "." + field;
    }

    /** Path of a set in the document. */
    static String path(long generation) {
        return SETS + "." + GENERATION_PREFIX + generation;
    }
}
