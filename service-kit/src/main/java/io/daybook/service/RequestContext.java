package io.daybook.service;

import io.grpc.Context;

/**
 * Who asks, and as part of which trace. Immutable.
 *
 * @param actor       who the caller says it is, "anonymous" if it does not say
 * @param traceparent W3C trace context, empty if none came
 */
public record RequestContext(String actor, String traceparent) {

    static final Context.Key<RequestContext> KEY =
            Context.keyWithDefault("daybook-request", new RequestContext("anonymous", ""));

    /** That of the call being handled on this thread. */
    public static RequestContext current() {
        return KEY.get();
    }
}
