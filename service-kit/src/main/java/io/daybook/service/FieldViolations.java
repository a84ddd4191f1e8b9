package io.daybook.service;

import com.google.rpc.BadRequest.FieldViolation;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is told of bad fields within what clients accept. */
final class FieldViolations {

    /**
     * Clients take 8 KiB of headers and drop the whole connection at more. Text is in there twice, once in base64 and once
     * with each byte that is not ASCII written as three.
     */
    private static final int MAX_LENGTH = 1_000;

    private FieldViolations() {}

    /** All of them, or the first with a word of how many more there are. */
    static List<FieldViolation> thatFit(List<FieldViolation> violations) {
        int length = 0;
        int count = 0;
        while (count < violations.size() && length <= MAX_LENGTH) {
            length += violations.get(count).getSerializedSize();
            count++;
        }
        if (length <= MAX_LENGTH) {
            return violations;
        }
        var fitting = new ArrayList<>(violations.subList(0, Math.max(1, count - 1)));
        fitting.set(0, clipped(fitting.getFirst()));
        int left = violations.size() - fitting.size();
        if (left > 0) {
            fitting.add(FieldViolation.newBuilder()
                    .setField("request")
                    .setDescription("has %d more bad fields".formatted(left))
                    .build());
        }
        return fitting;
    }

    private static FieldViolation clipped(FieldViolation violation) {
        String description = violation.getDescription();
        if (description.length() <= MAX_LENGTH / 2) {
            return violation;
        }
        String clip = description.substring(0, MAX_LENGTH / 2) + " …";
        return violation.toBuilder().setDescription(clip).build();
    }
}
