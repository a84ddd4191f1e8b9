package io.daybook.query.read;

import io.daybook.service.RequestFields;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing. Immutable.
 *
 * @param items         what is on it
 * @param nextPageToken for the next one, empty if this is the last
 * @param <T>           what is listed
 */
record Page<T>(List<T> items, String nextPageToken) {

    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 1_000;

    /** How many a page holds. */
    static int size(RequestFields fields, int requested) {
        fields.notNegative("page_size", requested);
        return requested == 0 ? DEFAULT_SIZE : Math.min(requested, LARGEST_SIZE);
    }

    /**
     * The page that begins with what was found.
     *
     * @param found up to one more than fits, which shows that there is a next page
     * @param token makes the token for going on after an item
     */
    static <T> Page<T> of(List<T> found, int size, Function<T, String> token) {
        if (found.size() <= size) {
            return new Page<>(found, "");
        }
        List<T> items = found.subList(0, size);
        return new Page<>(items, token.apply(items.getLast()));
    }
}
