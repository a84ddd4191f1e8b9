package io.daybook.cli.server;

import io.daybook.client.ErrorDetails;
import io.daybook.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.stream.Stream;

/** Whether a call that failed may have done all the same what was asked. */
final class Outcome {

    private Outcome() {}

    /** Whether a failure leaves that open, or the attempts before it do, which it {@linkplain #carry carries}. */
    static boolean isOpen(StatusRuntimeException failure) {
        return isOpenAfter(failure)
                || Stream.of(failure.getSuppressed())
                        .anyMatch(before -> before instanceof StatusRuntimeException attempt && isOpenAfter(attempt));
    }

    /** Whether one attempt leaves it open. */
    static boolean isOpenAfter(StatusRuntimeException attempt) {
        return switch (ErrorDetails.of(attempt).reason()) {
            case ERROR_REASON_OUTCOME_UNKNOWN -> true;
            case ERROR_REASON_UNSPECIFIED -> isLost(attempt);
            default -> false;
        };
    }

    /** Whether a server decided. That it does only of a request it has not applied: otherwise it answers as it did then. */
    static boolean isDecided(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, ABORTED, FAILED_PRECONDITION, OUT_OF_RANGE -> true;
            default -> false;
        };
    }

    /** Has the last failure of a call tell that an attempt before it left the outcome open. */
    static void carry(StatusRuntimeException last, StatusRuntimeException attempt) {
        last.addSuppressed(attempt);
    }

    /** Whether the call may have arrived, but its answer did not. */
    private static boolean isLost(StatusRuntimeException attempt) {
        Status.Code code = attempt.getStatus().getCode();
        return !Reachability.isRefused(attempt)
                && switch (code) {
                    case UNAVAILABLE, DEADLINE_EXCEEDED, UNKNOWN, CANCELLED -> true;
                    default -> false;
                };
    }
}
