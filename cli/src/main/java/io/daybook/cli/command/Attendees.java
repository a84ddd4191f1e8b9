package io.daybook.cli.command;

import io.daybook.v1.Attendee;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code Ann <ann@example.org>} or {@code ann@example.org}. */
final class Attendees implements ITypeConverter<Attendee> {

    private static final Pattern NAME_AND_EMAIL = Pattern.compile("(?:(.*?)\\s*<([^<>]+)>|([^<>]+))");

    @Override
    public Attendee convert(String text) {
        Matcher parts = NAME_AND_EMAIL.matcher(text.strip());
        if (!parts.matches()) {
            throw new TypeConversionException("'%s' is no attendee; write Ann <ann@example.org>".formatted(text));
        }
        return parts.group(2) == null
                ? Attendee.newBuilder().setEmail(parts.group(3).strip()).build()
                : Attendee.newBuilder()
                        .setName(parts.group(1).strip())
                        .setEmail(parts.group(2).strip())
                        .build();
    }
}
