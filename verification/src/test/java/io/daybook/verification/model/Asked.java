package io.daybook.verification.model;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.List;

/**
 * A message whose fields are read by name, so that what several requests have in common is read in one place. A field
 * that a message does not have reads as one that is not set. Immutable.
 *
 * @param message the message
 */
record Asked(Message message) {

    /** The name of the method that takes this request, "BookAppointment". */
    String method() {
        return message.getDescriptorForType().getName().replaceFirst("Request$", "");
    }

    boolean has(String field) {
        FieldDescriptor descriptor = descriptor(field);
        return descriptor != null && message.getAllFields().containsKey(descriptor);
    }

    String text(String field) {
        return has(field) ? (String) message.getField(descriptor(field)) : "";
    }

    boolean flag(String field) {
        return has(field) && (boolean) message.getField(descriptor(field));
    }

    long number(String field) {
        return has(field) ? (long) message.getField(descriptor(field)) : 0;
    }

    /** The seconds of a time or length. */
    long seconds(String field) {
        if (!has(field)) {
            return 0;
        }
        return switch (message.getField(descriptor(field))) {
            case Duration length -> length.getSeconds();
            case Timestamp time -> time.getSeconds();
            case Object other -> throw new IllegalArgumentException("neither time nor length: " + other);
        };
    }

    /** The value of a field that the message has; its default if it is not set. */
    Object value(String field) {
        return message.getField(descriptor(field));
    }

    @SuppressWarnings("unchecked")
    <T> List<T> list(String field) {
        return has(field) ? (List<T>) message.getField(descriptor(field)) : List.of();
    }

    /** The same message with another value in one of its fields. */
    static <M extends Message> M with(M message, String field, Object value) {
        Message.Builder changed = message.toBuilder();
        changed.setField(changed.getDescriptorForType().findFieldByName(field), value);
        @SuppressWarnings("unchecked")
        M built = (M) changed.build();
        return built;
    }

    /** The same message without those of the fields that it has. */
    static <M extends Message> M without(M message, String... fields) {
        Message.Builder changed = message.toBuilder();
        for (String field : fields) {
            FieldDescriptor descriptor = changed.getDescriptorForType().findFieldByName(field);
            if (descriptor != null) {
                changed.clearField(descriptor);
            }
        }
        @SuppressWarnings("unchecked")
        M built = (M) changed.build();
        return built;
    }

    private FieldDescriptor descriptor(String field) {
        return message.getDescriptorForType().findFieldByName(field);
    }
}
