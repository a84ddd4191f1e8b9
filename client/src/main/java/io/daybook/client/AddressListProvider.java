package io.daybook.client;

import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;

/** Has gRPC understand targets that list addresses: {@code daybook:/10.0.0.1:7401,10.0.0.2:7401}. */
final class AddressListProvider extends NameResolverProvider {

    private static final String SCHEME = "daybook";
    private static final int PRIORITY = 5;

    static {
        NameResolverRegistry.getDefaultRegistry().register(new AddressListProvider());
    }

    private AddressListProvider() {}

    /** The target of a channel to these. */
    static String target(List<Address> addresses) {
        String list = addresses.stream().map(Address::toString).collect(Collectors.joining(","));
        try {
            return new URI(SCHEME, null, "/" + list, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public NameResolver newNameResolver(URI target, NameResolver.Args args) {
        if (!SCHEME.equals(target.getScheme())) {
            return null;
        }
        return new SeveralAddresses(Address.parseAll(target.getPath().substring(1)), args.getOffloadExecutor());
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
        return PRIORITY;
    }
}
