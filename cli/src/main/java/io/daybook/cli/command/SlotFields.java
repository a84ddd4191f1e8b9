package io.daybook.cli.command;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.daybook.cli.output.Instants;
import io.daybook.cli.text.Moment;
import io.daybook.cli.text.TypedTime;
import java.util.function.Consumer;

/** Puts {@code --start}, {@code --for} and {@code --end} into the fields of a request. */
final class SlotFields {

    private SlotFields() {}

    /** The start: of a local time in ISO 8601 the server finds the instant, as it knows the zone. */
    static void start(TypedTimes times, TypedTime start, Consumer<Timestamp> instant, Consumer<String> local) {
        switch (times.moment("--start", start)) {
            case Moment.At(var at) -> instant.accept(Instants.timestamp(at));
            case Moment.Local(var time) -> local.accept(time.toString());
            case Moment.Day _ -> throw new IllegalStateException("--start without a time of day");
        }
    }

    /** The end: the contract takes no local time for it, so that is resolved here. */
    static void end(TypedTimes times, Span span, Consumer<Duration> length, Consumer<Timestamp> instant) {
        if (span.length != null) {
            length.accept(Duration.newBuilder().setSeconds(span.length.toSeconds()).build());
        } else {
            instant.accept(Instants.timestamp(times.first("--end", span.end)));
        }
    }
}
