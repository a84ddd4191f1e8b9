package io.daybook.cli.server;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.util.List;

/** What it means, on the command line, that servers cannot be reached. */
final class Reachability {

    private Reachability() {}

    /**
     * The failure to end with: in our words if it came from no server.
     *
     * @param outcomeOpen whether what was asked may have been done all the same
     */
    static RuntimeException told(StatusRuntimeException failure, ServerAddress address, boolean outcomeOpen) {
        if (isFromServer(failure) || failure.getStatus().getCode() != Status.Code.UNAVAILABLE) {
            return failure;
        }
        String problem = isRefused(failure) ? "nothing listens on " : "no connection to ";
        String origin = switch (address.source()) {
            case OPTION, DEFAULT -> "";
            case ENVIRONMENT -> ", which the environment names";
            case RUNNING -> ", where `daybook up` said it runs";
        };
        String line = problem + address + origin + "; start Daybook with ./daybook up, or name its address";
        return new Failure(ExitCode.UNAVAILABLE, List.of(line), outcomeOpen, failure);
    }

    /** Whether a Daybook server said it, not the connection. */
    static boolean isFromServer(StatusRuntimeException failure) {
        return ErrorDetails.of(failure).reason() != ErrorReason.ERROR_REASON_UNSPECIFIED;
    }

    /** Whether nobody listens there, so that the call arrived nowhere. */
    static boolean isRefused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
