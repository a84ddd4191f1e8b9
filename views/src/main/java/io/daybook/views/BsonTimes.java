package io.daybook.views;

import com.google.protobuf.Timestamp;
import java.util.Date;
import org.bson.Document;

/**
 * Times in BSON. A BSON date counts milliseconds; where the log is finer, the nanoseconds within the second stand in a
 * field beside it, so that an answer equals what the command answered.
 */
final class BsonTimes {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final String NANOS_SUFFIX = "Nanos";

    private BsonTimes() {}

    static Date date(Timestamp time) {
        return new Date(Math.multiplyExact(time.getSeconds(), 1_000L) + time.getNanos() / NANOS_PER_MILLI);
    }

    /** A time in whole milliseconds. */
    static Timestamp timestamp(Date date) {
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(date.getTime(), 1_000L))
                .setNanos(Math.floorMod(date.getTime(), 1_000) * NANOS_PER_MILLI)
                .build();
    }

    static void putExact(Document document, String field, Timestamp time) {
        document.append(field, date(time)).append(field + NANOS_SUFFIX, time.getNanos());
    }

    static Timestamp getExact(Document document, String field) {
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(document.getDate(field).getTime(), 1_000L))
                .setNanos(document.getInteger(field + NANOS_SUFFIX))
                .build();
    }
}
