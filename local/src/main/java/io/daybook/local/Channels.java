package io.daybook.local;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;

/** Connections to the servers of a local stack. */
final class Channels {

    private Channels() {}

    /** Opens one, which the caller shuts down. */
    static ManagedChannel open(String address) {
        return Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .build();
    }
}
