package io.daybook.query.notice;

import java.util.function.Consumer;

/** Subscribes to subjects of a message stream that may lose messages. Safe for use by many threads. */
public interface Subscriber {

    /** Has every message on the subject handed over, one after the other, until the interest is closed. */
    Interest subscribe(String subject, Consumer<byte[]> onMessage);

    /**
     * Returns when the subscriptions made before are in force. Returns as well when the stream is away: then they are
     * once it is back.
     */
    void settle() throws InterruptedException;
}
