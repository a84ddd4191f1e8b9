package io.daybook.cli.output;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Where a command prints: data to one stream, messages to another. Both are UTF-8 whatever the locale, as JSON and
 * iCalendar must be. Not safe for use by several threads, but for {@link #message}.
 */
public final class Console {

    private final Writer data;
    private final PrintWriter messages;
    private final boolean messagesOnTerminal;
    private final Supplier<OptionalInt> width;

    /**
     * A console on given streams.
     *
     * @param messagesOnTerminal whether someone watches the messages, so that progress is worth showing
     * @param width              how many characters a line of data may have; none if data does not go to a terminal
     */
    public Console(Writer data, Writer messages, boolean messagesOnTerminal, Supplier<OptionalInt> width) {
        this.data = data;
        this.messages = new PrintWriter(messages, true);
        this.messagesOnTerminal = messagesOnTerminal;
        this.width = width;
    }

    /** A console whose data does not go to a terminal. */
    public Console(Writer data, Writer messages, boolean messagesOnTerminal) {
        this(data, messages, messagesOnTerminal, OptionalInt::empty);
    }

    /**
     * The console of this process. It does not use {@link System#out}, which hides that the reader went away.
     */
    public static Console ofProcess() {
        return new Console(
                new BufferedWriter(writer(FileDescriptor.out)),
                writer(FileDescriptor.err),
                Terminal.isOn(Terminal.STDERR),
                Terminal::width);
    }

    /** Prints a line of data. */
    public void line(String text) {
        raw(text + "\n");
    }

    /** Prints data as it is. */
    public void raw(String text) {
        try {
            data.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over what was printed, so that whoever reads it has it now. */
    public void flush() {
        try {
            data.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a line that is not data. */
    public synchronized void message(String text) {
        messages.println(text);
    }

    /** Replaces the last line of progress by another one; does nothing if nobody watches. */
    public synchronized void progress(String text) {
        if (messagesOnTerminal) {
            messages.print("\r\u001b[K" + text);
            messages.flush();
        }
    }

    /** The stream of the messages. */
    public PrintWriter messages() {
        return messages;
    }

    /** How wide the terminal is that data goes to, in characters; none if it goes elsewhere. May change. */
    public OptionalInt width() {
        return width.get();
    }

    /** Starts the terminal's screen anew. */
    public void clear() {
        raw("\u001b[H\u001b[2J");
    }

    private static Writer writer(FileDescriptor descriptor) {
        return new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8);
    }
}
