package io.daybook.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads the failures that servers send. */
public final class Failures {

    private Failures() {}

    /** Runs a call that must fail with a code and a reason, and returns the reason's details. */
    public static ErrorInfo expect(Code code, String reason, ThrowingCallable call) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(failure).as("a failure with %s", reason).isNotNull();
        ErrorInfo info = errorInfo(failure);
        assertThat(info.getReason()).as(failure.getMessage()).isEqualTo(reason);
        assertThat(failure.getStatus().getCode()).isEqualTo(code);
        assertThat(info.getDomain()).isEqualTo("daybook");
        return info;
    }

    /** Runs a call that must fail with INVALID_ARGUMENT, and returns the fields it is about. */
    public static List<String> invalidFields(ThrowingCallable call) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(errorInfo(failure).getReason()).isEqualTo("INVALID_FIELD");
        return detail(failure, BadRequest.class).orElseThrow().getFieldViolationsList().stream()
                .map(BadRequest.FieldViolation::getField)
                .toList();
    }

    /** The reason in a failure's details. */
    public static ErrorInfo errorInfo(Throwable failure) {
        return detail(failure, ErrorInfo.class).orElse(ErrorInfo.getDefaultInstance());
    }

    /** One kind of detail of a failure, if it has it. */
    public static <M extends Message> Optional<M> detail(Throwable failure, Class<M> type) {
        Status status = StatusProto.fromThrowable(failure);
        if (status == null) {
            return Optional.empty();
        }
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(type))
                .map(detail -> unpack(detail, type))
                .findFirst();
    }

    private static <M extends Message> M unpack(Any detail, Class<M> type) {
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
