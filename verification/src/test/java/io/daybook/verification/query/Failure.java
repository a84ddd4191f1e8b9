package io.daybook.verification.query;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a caller learns of a failure. */
record Failure(Code code, String reason, Map<String, String> metadata, boolean retryable, List<String> fields) {

    static Failure of(ThrowingCallable call) {
        return of(Assertions.catchThrowableOfType(StatusRuntimeException.class, call));
    }

    static Failure of(StatusRuntimeException thrown) {
        Optional<ErrorInfo> info = detail(thrown, ErrorInfo.class);
        return new Failure(
                thrown.getStatus().getCode(),
                info.map(ErrorInfo::getReason).orElse(""),
                info.map(ErrorInfo::getMetadataMap).orElse(Map.of()),
                detail(thrown, RetryInfo.class).isPresent(),
                detail(thrown, BadRequest.class).stream()
                        .flatMap(bad -> bad.getFieldViolationsList().stream())
                        .map(BadRequest.FieldViolation::getField)
                        .toList());
    }

    private static <D extends Message> Optional<D> detail(StatusRuntimeException thrown, Class<D> type) {
        return StatusProto.fromThrowable(thrown).getDetailsList().stream()
                .filter(any -> any.is(type))
                .findFirst()
                .map(any -> unpack(any, type));
    }

    private static <D extends Message> D unpack(Any any, Class<D> type) {
        try {
            return any.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
