package io.daybook.verification.query;

import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.daybook.verification.Failures;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
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
        Optional<ErrorInfo> info = Failures.detail(thrown, ErrorInfo.class);
        return new Failure(
                thrown.getStatus().getCode(),
                info.map(ErrorInfo::getReason).orElse(""),
                info.map(ErrorInfo::getMetadataMap).orElse(Map.of()),
                Failures.detail(thrown, RetryInfo.class).isPresent(),
                Failures.detail(thrown, BadRequest.class).stream()
                        .flatMap(bad -> bad.getFieldViolationsList().stream())
                        .map(BadRequest.FieldViolation::getField)
                        .toList());
    }
}
