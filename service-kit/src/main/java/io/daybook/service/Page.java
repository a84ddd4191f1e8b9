package io.daybook.service;

import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing. Immutable.
 *
 * @param items         what is on it
 * @param nextPageToken for the next one, empty if this is the last
 * @param <T>           what is listed
 */
public record Page<T extends MessageLite>(List<T> items, String nextPageToken) {

    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 1_000;

    /** Where a page ends early: clients accept 4 MiB by default, and the largest item has less than one. */
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    /** How many a page holds. */
    public static int size(RequestFields fields, int requested) {
        fields.notNegative("page_size", requested);
        return requested == 0 ? DEFAULT_SIZE : Math.min(requested, LARGEST_SIZE);
    }

    /**
     * The page that begins with what was found.
     *
     * @param found up to one more than fits, which shows that there is a next page
     * @param token makes the token for going on after an item
     */
    public static <T extends MessageLite> Page<T> of(List<T> found, int size, Function<T, String> token) {
        int count = 0;
        int bytes = 0;
        while (count < Math.min(size, found.size()) && bytes < MAX_BYTES) {
            bytes += found.get(count).getSerializedSize();
            count++;
        }
        if (count == found.size()) {
            return new Page<>(found, "");
        }
        List<T> items = found.subList(0, count);
        return new Page<>(items, token.apply(items.getLast()));
    }
}
