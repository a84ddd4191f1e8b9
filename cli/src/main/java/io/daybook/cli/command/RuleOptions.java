package io.daybook.cli.command;

import com.google.protobuf.FieldMask;
import io.daybook.cli.output.Instants;
import io.daybook.v1.CalendarRules;
import java.time.Duration;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options that set rules of a calendar, but for its opening hours. */
final class RuleOptions {

    @Option(names = "--seats", paramLabel = "N", order = 30, description = "How many bookings may have the same time.")
    private Integer seats;

    @Option(
            names = "--buffer-before",
            paramLabel = "LENGTH",
            order = 31,
            converter = LengthOrNone.class,
            description = "Block the seat of each booking this long before it too; \"none\" for not at all, as with all"
                    + " of these.")
    private Duration bufferBefore;

    @Option(
            names = "--buffer-after",
            paramLabel = "LENGTH",
            order = 32,
            converter = LengthOrNone.class,
            description = "Block the seat of each booking this long after it too.")
    private Duration bufferAfter;

    @Option(
            names = "--granularity",
            paramLabel = "LENGTH",
            order = 33,
            converter = LengthOrNone.class,
            description = "Bookings start at multiples of this after midnight.")
    private Duration granularity;

    @Option(
            names = "--min-length",
            paramLabel = "LENGTH",
            order = 34,
            converter = LengthOrNone.class,
            description = "The shortest booking.")
    private Duration minLength;

    @Option(
            names = "--max-length",
            paramLabel = "LENGTH",
            order = 35,
            converter = LengthOrNone.class,
            description = "The longest booking.")
    private Duration maxLength;

    @Option(
            names = "--min-notice",
            paramLabel = "LENGTH",
            order = 36,
            converter = LengthOrNone.class,
            description = "A booking must be made at least this long before its start.")
    private Duration minNotice;

    @Option(
            names = "--max-horizon",
            paramLabel = "LENGTH",
            order = 37,
            converter = LengthOrNone.class,
            description = "A booking must start within this time from when it is made.")
    private Duration maxHorizon;

    @Option(
            names = "--change-notice",
            paramLabel = "LENGTH",
            order = 38,
            converter = LengthOrNone.class,
            description = "A booking can be cancelled or moved until this long before its start.")
    private Duration changeNotice;

    @Option(
            names = "--confirm",
            negatable = true,
            order = 39,
            description = "Whether bookings are pending until the host confirms them.")
    private Boolean confirm;

    /** Puts those that are named into rules, and their paths into a mask. */
    void into(CalendarRules.Builder rules, FieldMask.Builder mask) {
        set("rules.seats", seats, rules::setSeats, mask);
        set("rules.buffer_before", bufferBefore, length -> rules.setBufferBefore(Instants.duration(length)), mask);
        set("rules.buffer_after", bufferAfter, length -> rules.setBufferAfter(Instants.duration(length)), mask);
        set("rules.granularity", granularity, length -> rules.setGranularity(Instants.duration(length)), mask);
        set("rules.min_length", minLength, length -> rules.setMinLength(Instants.duration(length)), mask);
        set("rules.max_length", maxLength, length -> rules.setMaxLength(Instants.duration(length)), mask);
        set("rules.min_notice", minNotice, length -> rules.setMinNotice(Instants.duration(length)), mask);
        set("rules.max_horizon", maxHorizon, length -> rules.setMaxHorizon(Instants.duration(length)), mask);
        set("rules.change_notice", changeNotice, length -> rules.setChangeNotice(Instants.duration(length)), mask);
        set("rules.requires_confirmation", confirm, rules::setRequiresConfirmation, mask);
    }

    private static <T> void set(String path, T value, Consumer<T> field, FieldMask.Builder mask) {
        if (value != null) {
            field.accept(value);
            mask.addPaths(path);
        }
    }
}
