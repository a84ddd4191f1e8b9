package io.daybook.service;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.daybook.v1.ErrorReason;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A failure to be told to the caller: a gRPC status with {@code google.rpc.ErrorInfo} and, where they apply,
 * {@code BadRequest} and {@code RetryInfo}, as AIP-193 has it. Immutable.
 */
public final class ServiceException extends RuntimeException {

    /** The domain of every {@code ErrorInfo} of Daybook. */
    public static final String DOMAIN = "daybook";

    private static final long serialVersionUID = 1L;

    /** What RetryInfo says, where gRPC's own retries look for it. */
    private static final Metadata.Key<String> RETRY_PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
    private static final String REASON_PREFIX = "ERROR_REASON_";

    private final transient Code code;
    private final transient ErrorReason reason;
    private final transient Map<String, String> metadata;
    private final transient List<BadRequest.FieldViolation> violations;
    private final transient Optional<java.time.Duration> retryAfter;

    private ServiceException(
            Code code,
            ErrorReason reason,
            String message,
            Map<String, String> metadata,
            List<BadRequest.FieldViolation> violations,
            Optional<java.time.Duration> retryAfter) {
        // Thrown for every refused booking under load: the stack says nothing that the reason does not.
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.metadata = metadata;
        this.violations = violations;
        this.retryAfter = retryAfter;
    }

    /** A failure with a code, a stable reason and a sentence for people. */
    public static ServiceException of(Code code, ErrorReason reason, String message) {
        return new ServiceException(code, reason, message, Map.of(), List.of(), Optional.empty());
    }

    /** INVALID_ARGUMENT that names each bad field, or of very many the first. */
    public static ServiceException invalidFields(List<BadRequest.FieldViolation> all) {
        List<BadRequest.FieldViolation> violations = FieldViolations.thatFit(all);
        String message = String.join(
                "; ",
                violations.stream()
                        .map(violation -> violation.getField() + " " + violation.getDescription())
                        .toList());
        return new ServiceException(
                Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                message,
                Map.of(),
                List.copyOf(violations),
                Optional.empty());
    }

    /** UNAVAILABLE because a part the server needs is away, or the server itself is starting or stopping. */
    public static ServiceException unavailable(String dependency, String message) {
        return of(Code.UNAVAILABLE, ErrorReason.ERROR_REASON_DEPENDENCY_UNAVAILABLE, message)
                .with("dependency", dependency)
                .retryAfter(java.time.Duration.ofSeconds(1));
    }

    /** UNAVAILABLE because nobody knows whether a command was applied; a retry with its request id finds out. */
    public static ServiceException outcomeUnknown(String message) {
        return of(
                        Code.UNAVAILABLE,
                        ErrorReason.ERROR_REASON_OUTCOME_UNKNOWN,
                        message + "; retry with the same request_id")
                .retryAfter(java.time.Duration.ofSeconds(1));
    }

    /** The same with an entry of {@code ErrorInfo.metadata}. */
    public ServiceException with(String key, Object value) {
        var extended = new TreeMap<>(metadata);
        extended.put(key, value.toString());
        return new ServiceException(code, reason, getMessage(), extended, violations, retryAfter);
    }

    /** The same with advice to retry after a delay. */
    public ServiceException retryAfter(java.time.Duration delay) {
        return new ServiceException(code, reason, getMessage(), metadata, violations, Optional.of(delay));
    }

    /** The gRPC status. */
    public Code code() {
        return code;
    }

    /** Why it failed. */
    public ErrorReason reason() {
        return reason;
    }

    /** Ends a call with it. */
    void end(ServerCall<?, ?> call) {
        StatusRuntimeException status = toStatus();
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    /** As grpc-java sends it. */
    public StatusRuntimeException toStatus() {
        Status.Builder status = Status.newBuilder()
                .setCode(code.value())
                .setMessage(getMessage())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(reason.name().substring(REASON_PREFIX.length()))
                        .putAllMetadata(metadata)
                        .build()));
        if (!violations.isEmpty()) {
            status.addDetails(Any.pack(
                    BadRequest.newBuilder().addAllFieldViolations(violations).build()));
        }
        retryAfter.ifPresent(delay -> status.addDetails(Any.pack(RetryInfo.newBuilder()
                .setRetryDelay(Duration.newBuilder()
                        .setSeconds(delay.toSeconds())
                        .setNanos(delay.toNanosPart()))
                .build())));
        var trailers = new Metadata();
        retryAfter.ifPresent(delay -> trailers.put(RETRY_PUSHBACK, Long.toString(delay.toMillis())));
        return StatusProto.toStatusRuntimeException(status.build(), trailers);
    }
}
