package io.daybook.service;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.regex.Pattern;

/** Takes the caller's name and trace from the request's headers. */
final class RequestContextInterceptor implements ServerInterceptor {

    private static final Metadata.Key<String> ACTOR = Metadata.Key.of("daybook-actor", ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TRACEPARENT = Metadata.Key.of("traceparent", ASCII_STRING_MARSHALLER);

    /** The form in W3C Trace Context, section 3.2; anything else is dropped. */
    private static final Pattern TRACEPARENT_FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final int MAX_ACTOR_LENGTH = 200;

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var request = new RequestContext(actor(headers), traceparent(headers));
        return Contexts.interceptCall(Context.current().withValue(RequestContext.KEY, request), call, headers, next);
    }

    private static String actor(Metadata headers) {
        String actor = headers.get(ACTOR);
        if (actor == null || actor.isBlank()) {
            return "anonymous";
        }
        // A raw client can send what no database stores, such as NUL.
        String printable = actor.replaceAll("\\p{Cntrl}", "?");
        return printable.substring(0, Math.min(printable.length(), MAX_ACTOR_LENGTH));
    }

    private static String traceparent(Metadata headers) {
        String traceparent = headers.get(TRACEPARENT);
        return traceparent != null && TRACEPARENT_FORM.matcher(traceparent).matches() ? traceparent : "";
    }
}
