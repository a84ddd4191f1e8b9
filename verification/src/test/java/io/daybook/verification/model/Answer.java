package io.daybook.verification.model;

import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.util.Map;

/** What a server answered. Immutable. */
sealed interface Answer {

    /**
     * It did what was asked, or had nothing to change.
     *
     * @param response the response
     */
    record Done(Message response) implements Answer {}

    /**
     * It refused.
     *
     * @param code     the status
     * @param reason   why, an ErrorReason without its prefix
     * @param metadata what it told besides; of INVALID_FIELD the first field under "field"
     */
    record Refused(Code code, String reason, Map<String, String> metadata) implements Answer {}
}
