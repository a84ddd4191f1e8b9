package io.daybook.verification.model;

import io.daybook.v1.ErrorReason;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The model's "no". Thrown, so that the model reads as a list of checks. For one thread. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final String PREFIX = "ERROR_REASON_";

    private final ErrorReason reason;
    private final TreeMap<String, String> metadata = new TreeMap<>();
    private transient Optional<Wish> wish = Optional.empty();

    Refusal(ErrorReason reason) {
        // Without a stack trace: it is thrown a million times and never shown.
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    static Refusal invalid(String field) {
        return new Refusal(ErrorReason.ERROR_REASON_INVALID_FIELD).with("field", field);
    }

    Refusal with(String key, Object value) {
        metadata.put(key, value.toString());
        return this;
    }

    /** Notes what was wished for, for which other times may be offered. */
    Refusal of(Wish refused) {
        wish = Optional.of(refused);
        return this;
    }

    Optional<Wish> wish() {
        return wish;
    }

    ErrorReason errorReason() {
        return reason;
    }

    String reason() {
        return reason.name().substring(PREFIX.length());
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /** The status that the contract gives to the reason. */
    Code code() {
        return switch (reason) {
            case ERROR_REASON_INVALID_FIELD -> Code.INVALID_ARGUMENT;
            case ERROR_REASON_CALENDAR_NOT_FOUND, ERROR_REASON_APPOINTMENT_NOT_FOUND, ERROR_REASON_SERIES_NOT_FOUND ->
                Code.NOT_FOUND;
            case ERROR_REASON_CALENDAR_EXISTS,
                    ERROR_REASON_APPOINTMENT_EXISTS,
                    ERROR_REASON_SERIES_EXISTS,
                    ERROR_REASON_EXTERNAL_UID_TAKEN,
                    ERROR_REASON_CALENDAR_NAME_TAKEN,
                    ERROR_REASON_REQUEST_ID_REUSED -> Code.ALREADY_EXISTS;
            case ERROR_REASON_VERSION_MISMATCH, ERROR_REASON_SLOT_TAKEN -> Code.ABORTED;
            default -> Code.FAILED_PRECONDITION;
        };
    }

    @Override
    public String toString() {
        return "%s %s".formatted(reason(), metadata);
    }
}
