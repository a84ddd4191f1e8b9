package io.daybook.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.daybook.v1.ErrorReason;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a refusal carries besides its code.
 *
 * @param reason     why; unspecified if the answer came from no Daybook server, or from a newer one
 * @param metadata   the facts that belong to the reason
 * @param violations the fields that are malformed
 * @param retryDelay how long to wait before trying again, if the server says so
 */
public record ErrorDetails(
        ErrorReason reason,
        Map<String, String> metadata,
        List<BadRequest.FieldViolation> violations,
        Optional<Duration> retryDelay) {

    private static final String PREFIX = "ERROR_REASON_";

    /** Reads the details of a failed call. */
    public static ErrorDetails of(StatusRuntimeException failure) {
        Status status = StatusProto.fromThrowable(failure);
        List<Any> details = status == null ? List.of() : status.getDetailsList();
        ErrorInfo info = find(details, ErrorInfo.class).orElse(ErrorInfo.getDefaultInstance());
        return new ErrorDetails(
                reason(info.getReason()),
                info.getMetadataMap(),
                find(details, BadRequest.class).map(BadRequest::getFieldViolationsList).orElse(List.of()),
                find(details, RetryInfo.class).map(RetryInfo::getRetryDelay).map(ErrorDetails::duration));
    }

    /** A fact of that name, or "?" if the server does not say. */
    public String fact(String key) {
        return metadata.getOrDefault(key, "?");
    }

    /** A fact that is an instant. */
    public Optional<Instant> instant(String key) {
        return Optional.ofNullable(metadata.get(key)).map(Instant::parse);
    }

    private static ErrorReason reason(String name) {
        for (ErrorReason reason : ErrorReason.values()) {
            if (reason.name().equals(PREFIX + name)) {
                return reason;
            }
        }
        return ErrorReason.ERROR_REASON_UNSPECIFIED;
    }

    private static Duration duration(com.google.protobuf.Duration delay) {
        return Duration.ofSeconds(delay.getSeconds(), delay.getNanos());
    }

    private static <M extends Message> Optional<M> find(List<Any> details, Class<M> type) {
        for (Any detail : details) {
            if (detail.is(type)) {
                try {
                    return Optional.of(detail.unpack(type));
                } catch (InvalidProtocolBufferException _) {
                    // Whatever it says cannot be read; the code and the message still tell what happened.
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
