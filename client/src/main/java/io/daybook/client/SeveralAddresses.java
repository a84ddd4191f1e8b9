package io.daybook.client;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/** Finds the machines of several addresses, each of which is a server of its own. For gRPC, which calls it as it needs. */
final class SeveralAddresses extends NameResolver {

    private final List<Address> addresses;
    private final Executor executor;
    private Listener2 listener;

    SeveralAddresses(List<Address> addresses, Executor executor) {
        this.addresses = addresses;
        this.executor = executor;
    }

    @Override
    public String getServiceAuthority() {
        return addresses.getFirst().toString();
    }

    @Override
    public void start(Listener2 started) {
        listener = started;
        refresh();
    }

    @Override
    public void refresh() {
        executor.execute(() -> listener.onResult(ResolutionResult.newBuilder()
                .setAddressesOrError(resolved())
                .build()));
    }

    @Override
    public void shutdown() {
        // Nothing is open between two resolutions.
    }

    /** A name that is not known keeps none of the others from being used. */
    private StatusOr<List<EquivalentAddressGroup>> resolved() {
        List<EquivalentAddressGroup> known = addresses.stream()
                .map(SeveralAddresses::machines)
                .filter(machines -> !machines.isEmpty())
                .map(EquivalentAddressGroup::new)
                .toList();
        return known.isEmpty()
                ? StatusOr.fromStatus(Status.UNAVAILABLE.withDescription("none of these is known: " + addresses))
                : StatusOr.fromValue(known);
    }

    private static List<SocketAddress> machines(Address address) {
        try {
            return Arrays.stream(InetAddress.getAllByName(address.host()))
                    .<SocketAddress>map(machine -> new InetSocketAddress(machine, address.port()))
                    .toList();
        } catch (UnknownHostException _) {
            return List.of();
        }
    }
}
