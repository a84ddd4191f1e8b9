package io.daybook.cli.command;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.daybook.cli.output.Instants;
import io.daybook.cli.text.Moment;
import io.daybook.cli.text.TypedTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say when an appointment is to be. */
final class WantedTime {

    @Option(
            names = "--start",
            paramLabel = "TIME",
            order = 10,
            converter = TimeOfDay.class,
            description = "When it starts: 2027-03-02T10:00 in the zone of the calendar, or of the appointment that is"
                    + " moved, or in --zone; or with an offset: 2027-03-02T10:00+01:00, 2027-03-02T09:00Z; or in words:"
                    + " tomorrow 14:30, next tue 9am, \"in 2h\". A time that a clock change skips is refused; of a time"
                    + " that occurs twice the earlier is taken.")
    private TypedTime start;

    @ArgGroup(multiplicity = "0..1")
    private Span span;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            order = 13,
            description = "IANA zone of --start and --end, and in which the appointment is shown."
                    + " Default: the calendar's, or the one the appointment has.")
    private ZoneId zone;

    /** Refuses a command line without a start or, if that is needed too, without an end. */
    void require(CommandSpec spec, boolean endToo) {
        if (start == null) {
            throw new ParameterException(spec.commandLine(), "Missing --start");
        }
        if (endToo && span == null) {
            throw new ParameterException(spec.commandLine(), "Missing --for or --end");
        }
    }

    /** The name of the zone; empty for that of the calendar or of the appointment. */
    String zoneName() {
        return zone == null ? "" : zone.getId();
    }

    /** The zone the option names, else another one, which may have to be read. */
    ZoneId zoneOr(Supplier<ZoneId> other) {
        return zone == null ? other.get() : zone;
    }

    /** The start as an instant. */
    Instant start(TypedTimes times) {
        return times.first("--start", start);
    }

    /** The end as an instant. */
    Instant end(TypedTimes times) {
        return span.length == null ? times.first("--end", span.end) : start(times).plus(span.length);
    }

    /** The start on the wall clock of the zone. */
    LocalDateTime localStart(TypedTimes times) {
        return times.local("--start", start);
    }

    /** How long it lasts. */
    Duration length(TypedTimes times) {
        return Instants.duration(
                span.length == null ? java.time.Duration.between(start(times), end(times)) : span.length);
    }

    /** Hands over the start, if there is one: of a local time the server finds the instant, as it knows the zone. */
    void start(TypedTimes times, Consumer<Timestamp> instant, Consumer<String> local) {
        if (start == null) {
            return;
        }
        switch (times.moment("--start", start)) {
            case Moment.At(var at) -> instant.accept(Instants.timestamp(at));
            case Moment.Local(var time) -> local.accept(time.toString());
            case Moment.Day _ -> throw new IllegalStateException("--start without a time of day");
        }
    }

    /** Hands over the end, if there is one: the contract takes no local time for it, so that is resolved here. */
    void end(TypedTimes times, Consumer<Duration> length, Consumer<Timestamp> instant) {
        if (span == null) {
            return;
        }
        if (span.length != null) {
            length.accept(Instants.duration(span.length));
        } else {
            instant.accept(Instants.timestamp(times.first("--end", span.end)));
        }
    }
}
