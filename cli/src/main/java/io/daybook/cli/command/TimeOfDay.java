package io.daybook.cli.command;

import io.daybook.cli.text.Moment;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment that is not a whole day. */
final class TimeOfDay implements ITypeConverter<Moment> {

    @Override
    public Moment convert(String text) {
        try {
            return Moment.parseTime(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
