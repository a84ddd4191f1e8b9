package io.daybook.query.read;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.daybook.query.view.AsOf;
import io.daybook.service.RequestFields;
import java.time.Instant;

/** Reads as of when an answer is wanted. A field is bad as {@link RequestFields} has it. */
final class AsOfFields {

    private AsOfFields() {}

    static long version(RequestFields fields, long version) {
        return positive(fields, "as_of_version", version);
    }

    static AsOf.Position position(RequestFields fields, long position) {
        return new AsOf.Position(positive(fields, "as_of_position", position));
    }

    /** An instant that is not after {@code now}, however fine. */
    static AsOf.Time time(RequestFields fields, Timestamp time, Instant now) {
        if (!Timestamps.isValid(time)) {
            fields.invalid("as_of_time", "must be a valid time");
            return new AsOf.Time(Instant.EPOCH);
        }
        Instant instant = Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
        if (instant.isAfter(now)) {
            fields.invalid("as_of_time", "must not be in the future");
        }
        return new AsOf.Time(instant);
    }

    private static long positive(RequestFields fields, String field, long value) {
        if (value < 1) {
            fields.invalid(field, "must be 1 or more");
        }
        return value;
    }
}
