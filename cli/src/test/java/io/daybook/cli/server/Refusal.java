package io.daybook.cli.server;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.daybook.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Instant;
import java.util.Map;

/** Refusals as the servers make them. */
public final class Refusal {

    private Refusal() {}

    /** A refusal without metadata. */
    public static StatusRuntimeException of(Status.Code code, ErrorReason reason) {
        return of(code, reason, Map.of());
    }

    /** A refusal with metadata. */
    public static StatusRuntimeException of(Status.Code code, ErrorReason reason, Map<String, String> metadata) {
        return of(
                code,
                ErrorInfo.newBuilder()
                        .setDomain("daybook")
                        .setReason(reason.name().replace("ERROR_REASON_", ""))
                        .putAllMetadata(metadata)
                        .build());
    }

    /** A slot that is taken, with nothing free to offer. */
    public static StatusRuntimeException slotTaken(Instant busyStart, Instant busyEnd) {
        return of(
                Status.Code.ABORTED,
                ErrorReason.ERROR_REASON_SLOT_TAKEN,
                Map.of("busy_start", busyStart.toString(), "busy_end", busyEnd.toString()));
    }

    /** One malformed field. */
    public static StatusRuntimeException invalid(String field, String problem) {
        return of(
                Status.Code.INVALID_ARGUMENT,
                ErrorInfo.newBuilder().setDomain("daybook").setReason("INVALID_FIELD").build(),
                BadRequest.newBuilder()
                        .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                                .setField(field)
                                .setDescription(problem))
                        .build());
    }

    private static StatusRuntimeException of(Status.Code code, Message... details) {
        var status = com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage("refused");
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
