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
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command prints: data to one stream, messages to another. Both are UTF-8 whatever the locale, as JSON and
 * iCalendar must be. Not safe for use by several threads, but for {@link #message}.
 */
public final class Console {

    private final Writer data;
    private final PrintWriter messages;
    private final boolean messagesOnTerminal;

    /**
     * A console on given streams.
     *
     * @param messagesOnTerminal whether someone watches the messages, so that progress is worth showing
     */
    public Console(Writer data, Writer messages, boolean messagesOnTerminal) {
        this.data = data;
        this.messages = new PrintWriter(messages, true);
        this.messagesOnTerminal = messagesOnTerminal;
    }

    /**
     * The console of this process. It does not use {@link System#out}, which hides that the reader went away.
     */
    public static Console ofProcess() {
        return new Console(
                new BufferedWriter(writer(FileDescriptor.out)),
                writer(FileDescriptor.err),
                isTerminal());
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

    /** Whether stderr is a terminal; {@link System#console} answers for stdin and stdout only. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException _) {
            return System.console() != null;
        }
    }

    private static Writer writer(FileDescriptor descriptor) {
        return new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8);
    }
}
