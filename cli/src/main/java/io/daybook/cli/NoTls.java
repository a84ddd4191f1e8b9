package io.daybook.cli;

import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Spares gRPC what it prepares for TLS wherever it starts, though Daybook's servers are called without: it looks at each
 * provider of security there is, and has a context made, with all ciphers. That took a seventh of the time of a short command.
 */
final class NoTls {

    private NoTls() {}

    /** Leaves this process without TLS, for good; to be called before anything else has asked for a provider of security. */
    static void settle() {
        // The list ends at the first that is empty: one provider is left, which hashes and draws random numbers.
        Security.setProperty("security.provider.2", "");
        SSLContext.setDefault(new Context());
    }

    private static final class Context extends SSLContext {

        private Context() {
            super(new Refusing(), new Nothing(), "none");
        }
    }

    private static final class Nothing extends Provider {

        private Nothing() {
            super("none", "1", "provides nothing");
        }
    }

    private static final class Refusing extends SSLContextSpi {

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
            throw refusal();
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            throw refusal();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw refusal();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            throw refusal();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            throw refusal();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            throw refusal();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            throw refusal();
        }

        private static UnsupportedOperationException refusal() {
            return new UnsupportedOperationException("this command does without TLS");
        }
    }
}
