package io.daybook.verification.model;

import com.google.protobuf.Message;

/**
 * One command as it is sent. Immutable.
 *
 * @param wave    which wave it belongs to: those of one wave are sent at once
 * @param server  which of the two servers gets it, 0 or 1
 * @param actor   who sends it
 * @param label   what it is for in the table of answers
 * @param request the request
 */
record Attempt(int wave, int server, String actor, String label, Message request) {

    Asked asked() {
        return new Asked(request);
    }

    String requestId() {
        return asked().text("request_id");
    }

    boolean validatesOnly() {
        return asked().flag("validate_only");
    }
}
