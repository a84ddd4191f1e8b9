package io.daybook.service;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections to NATS that come back by themselves. */
public final class NatsConnections {

    private static final Duration PING_INTERVAL = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(NatsConnections.class);

    private NatsConnections() {}

    /**
     * Reads {@code DAYBOOK_NATS_URL}: one or more addresses, separated by commas.
     *
     * @throws SettingException if one cannot be used
     */
    public static String url(Environment environment) {
        String name = "DAYBOOK_NATS_URL";
        String url = environment.url(name, "nats://127.0.0.1:4222", "nats://", "tls://");
        if (!holdsAddresses(url)) {
            // The value is not shown, nor what the client says of it: it may hold a password.
            throw new SettingException("%s has an address that is not of the form nats://host:port".formatted(name));
        }
        return url;
    }

    private static boolean holdsAddresses(String url) {
        try {
            return Options.builder().servers(url.split(",")).build().getServers().stream()
                    .allMatch(address -> address.getPort() > 0 && address.getPort() <= 65_535);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Waits until NATS is there and connects; afterwards the connection is restored whenever it is lost.
     *
     * @param clientName  shown in NATS' own monitoring
     * @param url         one or more addresses, separated by commas
     * @param onReconnect told whenever the connection and its subscriptions were restored: messages may have been missed
     *                    meanwhile, and from now on none are
     * @throws InterruptedException if the server is told to stop meanwhile
     */
    public static Connection connect(String clientName, String url, Consumer<Connection> onReconnect)
            throws InterruptedException {
        return Dependencies.await("NATS at " + withoutCredentials(url), () -> attempt(clientName, url, onReconnect));
    }

    private static String withoutCredentials(String url) {
        return url.replaceAll("//[^@/,]*@", "//");
    }

    private static Connection attempt(String clientName, String url, Consumer<Connection> onReconnect)
            throws IOException, InterruptedException {
        // The client tells of every attempt that fails; the log wants to know once, of a connection that was there.
        var lost = new AtomicBoolean(true);
        return Nats.connect(Options.builder()
                .servers(url.split(","))
                .connectionName(clientName)
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(250))
                .connectionTimeout(Duration.ofSeconds(2))
                // Two that are not answered end a connection whose other end went silent.
                .pingInterval(PING_INTERVAL)
                .maxPingsOut(2)
                .connectionListener((connection, event) -> report(clientName, connection, event, lost, onReconnect))
                .errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection connection, String error) {
                        LOG.warn("{}: NATS says: {}", clientName, error);
                    }
                })
                .build());
    }

    private static void report(
            String clientName,
            Connection connection,
            ConnectionListener.Events event,
            AtomicBoolean lost,
            Consumer<Connection> onReconnect) {
        switch (event) {
            case DISCONNECTED -> {
                if (!lost.getAndSet(true)) {
                    LOG.warn("{} lost NATS", clientName);
                }
            }
            case CONNECTED -> lost.set(false);
            // RECONNECTED comes before the subscriptions are restored: what is read then could still miss a message.
            case RESUBSCRIBED -> {
                lost.set(false);
                LOG.info("{} reached NATS again", clientName);
                onReconnect.accept(connection);
            }
            default -> LOG.debug("{}: NATS connection {}", clientName, event);
        }
    }
}
