package io.daybook.cli.command;

import io.daybook.cli.text.Lengths;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time, or {@code none} or {@code 0} for nothing. */
final class LengthOrNone implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        if (text.equalsIgnoreCase("none") || text.equals("0")) {
            return Duration.ZERO;
        }
        try {
            return Lengths.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage() + ", or none");
        }
    }
}
