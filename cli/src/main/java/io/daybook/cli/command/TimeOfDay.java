package io.daybook.cli.command;

import io.daybook.cli.text.TypedTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment that is not a whole day. */
final class TimeOfDay implements ITypeConverter<TypedTime> {

    @Override
    public TypedTime convert(String text) {
        try {
            return TypedTime.parseTimeOfDay(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
