package io.daybook.cli.ics;

import java.io.IOException;
import java.io.LineNumberReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * An iCalendar file as it is written: components and properties, not interpreted. What a property means is found out
 * one by one later, so that a strange property costs its own event only and not the whole file.
 */
public final class IcsFile {

    /** Large enough for the longest pattern the reader looks ahead for. */
    private static final int PUSH_BACK = 16;

    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    private final List<IcsComponent> calendars;

    private IcsFile(List<IcsComponent> calendars) {
        this.calendars = calendars;
    }

    /**
     * Reads a file: UTF-8, or Windows-1252 if it is not that.
     *
     * @throws IOException        if it cannot be read
     * @throws IcsSyntaxException if it is no iCalendar file
     */
    public static IcsFile read(Path file) throws IOException, IcsSyntaxException {
        return parse(Files.readAllBytes(file));
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws IcsSyntaxException if it is no iCalendar file
     */
    public static IcsFile parse(byte[] file) throws IcsSyntaxException {
        return parse(decode(file));
    }

    /**
     * Reads the text of a file.
     *
     * @throws IcsSyntaxException if it is no iCalendar file
     */
    public static IcsFile parse(String text) throws IcsSyntaxException {
        String normal = LINE_END.matcher(text).replaceAll("\n");
        IcsLines.check(normal);
        var lines = new LineNumberReader(new StringReader(normal));
        var tree = new IcsTree(lines);
        try {
            new CalendarParserImpl(true).parse(new UnfoldingReader(lines, PUSH_BACK, true), tree);
        } catch (ParserException e) {
            throw new IcsSyntaxException(Math.max(1, e.getLineNo()), problem(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
        return new IcsFile(tree.calendars());
    }

    /** The VCALENDARs of the file, one or more. */
    List<IcsComponent> calendars() {
        return calendars;
    }

    private static String problem(ParserException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return message.replaceFirst("^Error at line \\d+:\\s*", "");
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
