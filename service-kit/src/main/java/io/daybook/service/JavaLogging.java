package io.daybook.service;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What libraries log through {@code java.util.logging}, gRPC's among them. */
public final class JavaLogging {

    /** Tells of each stream that ends with something unsent, with its stack: thousands when a client of many watches leaves. */
    private static final Logger UNSENT = Logger.getLogger("io.grpc.netty.NettyServerHandler");

    private JavaLogging() {}

    /** Sends it where the server's own log goes, instead of to stderr in a form of its own. */
    public static void toServerLog() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        UNSENT.setLevel(Level.SEVERE);
    }
}
