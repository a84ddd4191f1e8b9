package io.daybook.verification.process;

import io.grpc.EquivalentAddressGroup;
import io.grpc.ManagedChannel;
import io.grpc.NameResolver;
import io.grpc.NameResolver.ResolutionResult;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import io.grpc.netty.NettyChannelBuilder;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Channels to servers on several ports of this machine, which do what gRPC itself offers and no more. */
final class TwoServers extends NameResolverProvider {

    private static final String SCHEME = "loopback";

    /** Retries what is UNAVAILABLE, and nothing else. */
    private static final Map<String, ?> SERVICE_CONFIG = Map.of(
            "loadBalancingConfig", List.of(Map.of("round_robin", Map.of())),
            "methodConfig",
                    List.of(Map.of(
                            "name", List.of(Map.of()),
                            "retryPolicy",
                                    Map.of(
                                            "maxAttempts", 5.0,
                                            "initialBackoff", "0.5s",
                                            "maxBackoff", "5s",
                                            "backoffMultiplier", 2.0,
                                            "retryableStatusCodes", List.of("UNAVAILABLE")))));

    static ManagedChannel channel(int onePort, int otherPort) {
        NameResolverRegistry.getDefaultRegistry().register(new TwoServers());
        return NettyChannelBuilder.forTarget("%s:///%d,%d".formatted(SCHEME, onePort, otherPort))
                .usePlaintext()
                .defaultServiceConfig(SERVICE_CONFIG)
                .build();
    }

    @Override
    public NameResolver newNameResolver(URI target, NameResolver.Args args) {
        List<EquivalentAddressGroup> addresses = Stream.of(target.getPath().substring(1).split(","))
                .map(port -> new EquivalentAddressGroup(new InetSocketAddress("127.0.0.1", Integer.parseInt(port))))
                .toList();
        return new NameResolver() {
            @Override
            public String getServiceAuthority() {
                return "localhost";
            }

            @Override
            public void start(Listener2 listener) {
                listener.onResult(ResolutionResult.newBuilder()
                        .setAddressesOrError(StatusOr.fromValue(addresses))
                        .build());
            }

            @Override
            public void shutdown() {}
        };
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return 0;
    }
}
