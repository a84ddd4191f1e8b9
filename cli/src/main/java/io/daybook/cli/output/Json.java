package io.daybook.cli.output;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages of the contract in the protobuf JSON mapping: lowerCamelCase names, 64-bit numbers as strings, times as
 * RFC 3339 in UTC. Fields that are empty are printed too, so that a script finds the same keys every time.
 */
public final class Json {

    private static final JsonFormat.Printer PRETTY = JsonFormat.printer().alwaysPrintFieldsWithNoPresence();
    private static final JsonFormat.Printer LINE = PRETTY.omittingInsignificantWhitespace();

    private Json() {}

    /** A document of several lines. */
    public static String document(Message message) {
        return print(PRETTY, message);
    }

    /** A document of one line. */
    public static String line(Message message) {
        return print(LINE, message);
    }

    /** An array, one element a line. */
    public static String array(List<? extends Message> messages) {
        return messages.isEmpty()
                ? "[]"
                : messages.stream().map(Json::line).collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }

    private static String print(JsonFormat.Printer printer, Message message) {
        try {
            return printer.print(message);
        } catch (InvalidProtocolBufferException e) {
            // Only a message with an Any of unknown type cannot be printed, and the contract's resources have none.
            throw new IllegalStateException(e);
        }
    }
}
