package io.daybook.client;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Opens channels. */
final class Channels {

    /** A connection that silently broke is found out after both. Servers permit a sign of life every 10 seconds. */
    private static final int KEEP_ALIVE_SECONDS = 12;

    private static final int KEEP_ALIVE_TIMEOUT_SECONDS = 5;

    private Channels() {}

    /** A channel to one server, or to several that take turns and step in for each other. */
    static ManagedChannel open(List<Address> addresses, int attempts) {
        return builder(addresses)
                .usePlaintext()
                .directExecutor()
                .defaultServiceConfig(ServiceConfig.withAttempts(attempts))
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    private static ManagedChannelBuilder<?> builder(List<Address> addresses) {
        if (addresses.size() == 1) {
            return ManagedChannelBuilder.forAddress(
                    addresses.getFirst().host(), addresses.getFirst().port());
        }
        return ManagedChannelBuilder.forTarget(AddressListProvider.target(addresses))
                .defaultLoadBalancingPolicy("round_robin");
    }
}
