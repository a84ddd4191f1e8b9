package io.daybook.service;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** What libraries log through {@code java.util.logging}, gRPC's among them. */
public final class JavaLogging {

    private JavaLogging() {}

    /** Sends it where the server's own log goes, instead of to stderr in a form of its own. */
    public static void toServerLog() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
