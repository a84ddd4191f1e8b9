package io.daybook.chaos.fuzz;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;

import io.grpc.Metadata;
import java.util.random.RandomGenerator;

/** Headers of the kinds that servers read, with any text in them. For one thread. */
final class RandomHeaders {

    private static final Metadata.Key<String> ACTOR = Metadata.Key.of("daybook-actor", ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TRACEPARENT = Metadata.Key.of("traceparent", ASCII_STRING_MARSHALLER);

    /** Both together are below what HTTP/2 servers take. */
    private static final int LONGEST = 3_000;

    private static final int USUAL = 60;

    private final RandomGenerator random;

    RandomHeaders(RandomGenerator random) {
        this.random = random;
    }

    Metadata next() {
        var headers = new Metadata();
        if (random.nextInt(4) == 0) {
            headers.put(ACTOR, text());
        }
        if (random.nextInt(4) == 0) {
            headers.put(TRACEPARENT, text());
        }
        return headers;
    }

    /** Of what may be in a header. */
    private String text() {
        int length = random.nextInt(random.nextInt(10) == 0 ? LONGEST : USUAL);
        return random.ints(length, ' ', '~' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
