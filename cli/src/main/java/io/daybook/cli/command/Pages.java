package io.daybook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads a list page by page. */
final class Pages {

    /** As many as the contract allows. */
    static final int LARGEST = 1_000;

    private Pages() {}

    /**
     * One page.
     *
     * @param next the token of the next one; empty after the last
     */
    record Page<T>(List<T> elements, String next) {}

    /** Hands each page over as it comes; the result is how many elements these had. */
    static <T> long each(Function<String, Page<T>> read, long limit, Consumer<List<T>> taker) {
        long left = limit;
        String token = "";
        do {
            Page<T> page = read.apply(token);
            List<T> taken = page.elements().stream().limit(left).toList();
            taker.accept(taken);
            left -= taken.size();
            token = page.next();
        } while (!token.isEmpty() && left > 0);
        return limit - left;
    }

    /** All of the list. */
    static <T> List<T> all(Function<String, Page<T>> read) {
        List<T> all = new ArrayList<>();
        each(read, Long.MAX_VALUE, all::addAll);
        return all;
    }
}
