package io.daybook.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Gives each command that has no request id one, before its first attempt: it is applied once, however often it is sent. */
final class RequestIds implements BiFunction<CallOptions, Message, Message> {

    /** The id for a call that is made again by its caller. */
    static final CallOptions.Key<String> REQUEST_ID = CallOptions.Key.create("daybook-request-id");

    @Override
    public Message apply(CallOptions options, Message request) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName("request_id");
        if (field == null || !request.getField(field).equals("")) {
            return request;
        }
        String id = Optional.ofNullable(options.getOption(REQUEST_ID)).orElseGet(RequestIds::next);
        return request.toBuilder().setField(field, id).build();
    }

    static String next() {
        return UUID.randomUUID().toString();
    }
}
