package io.daybook.cli.command;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Instants;
import io.daybook.cli.text.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts {@code --start}, {@code --for} and {@code --end} into the fields of a request. */
final class SlotFields {

    private SlotFields() {}

    /** The start: the server resolves a local time, as it knows the zone. */
    static void start(Moment start, Consumer<Timestamp> instant, Consumer<String> local) {
        switch (start) {
            case Moment.At(var at) -> instant.accept(Instants.timestamp(at));
            case Moment.Local(var time) -> local.accept(time.toString());
            case Moment.Day _ -> throw new IllegalStateException("--start without a time of day");
        }
    }

    /** The end: the contract takes no local time for it, so that is resolved here, in a zone that may have to be read. */
    static void end(Span span, Supplier<ZoneId> zone, Consumer<Duration> length, Consumer<Timestamp> instant) {
        if (span.length != null) {
            length.accept(Duration.newBuilder().setSeconds(span.length.toSeconds()).build());
        } else {
            instant.accept(Instants.timestamp(resolved(span.end, zone)));
        }
    }

    private static Instant resolved(Moment end, Supplier<ZoneId> zone) {
        try {
            return end.firstInstant(end.needsZone() ? zone.get() : ZoneId.of("UTC"));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, List.of("--end: " + e.getMessage()), e);
        }
    }
}
