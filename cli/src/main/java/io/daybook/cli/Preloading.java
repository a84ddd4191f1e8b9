package io.daybook.cli;

import io.daybook.client.ClientSettings;
import io.daybook.client.DaybookClient;

/** Has gRPC initialised on a thread of its own while another reads the command line: one takes about as long as the other. */
final class Preloading {

    private static final String NOWHERE = "127.0.0.1:1";

    private final Thread thread;

    private Preloading(Thread thread) {
        this.thread = thread;
    }

    /** For a command that calls Daybook's servers only, or one that may have to speak TLS to others. */
    static Preloading start(boolean usesTls) {
        return new Preloading(Thread.ofPlatform().name("preloading").daemon().start(() -> load(usesTls)));
    }

    /** Returns when it is done: two threads that initialise the same classes in different order could wait for each other. */
    void await() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A client that is not used connects to nobody. */
    private static void load(boolean usesTls) {
        if (!usesTls) {
            NoTls.settle();
        }
        DaybookClient.connect(ClientSettings.of(NOWHERE, NOWHERE, "").withAttempts(1)).close();
    }
}
