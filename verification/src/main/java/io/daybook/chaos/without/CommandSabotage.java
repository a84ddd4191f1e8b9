package io.daybook.chaos.without;

import io.nats.client.impl.NatsMessage;
import io.nats.client.support.NatsJetStreamConstants;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What becomes of methods of a command server. Each class is copied into the method it changes. */
public final class CommandSabotage {

    private CommandSabotage() {}

    /** Calls a method that is not visible here. */
    public static void call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        method.invoke(target);
    }

    /** Reads where the log ends without taking its lock. */
    static final class NoLock {

        private NoLock() {}

        @OnMethodExit
        static void exit(@Return(readOnly = false) String lockedHead) {
            lockedHead = lockedHead.replace("for update", "");
        }
    }

    /** Appends wherever the log ends. */
    static final class AnyEnd {

        private AnyEnd() {}

        @OnMethodExit
        static void exit(@Return(readOnly = false) Condition isEnd) {
            isEnd = DSL.trueCondition();
        }
    }

    /** Tells callers as soon as their commands are decided. */
    static final class AnswerBeforeCommit {

        private AnswerBeforeCommit() {}

        @OnMethodExit
        static void exit(@This Object batch) throws ReflectiveOperationException {
            call(batch, "completeOutcomes");
        }
    }

    /** Knows of no request. */
    static final class NoReceipts {

        private NoReceipts() {}

        @OnMethodExit
        static void exit(@Return(readOnly = false) Map<?, ?> receipts) {
            receipts = Map.of();
        }
    }

    /** Finds no seat taken. */
    static final class EverySeatFree {

        private EverySeatFree() {}

        @OnMethodExit
        static void exit(@Return(readOnly = false) Optional<?> refusal) {
            refusal = Optional.empty();
        }
    }

    /** Publishes on no condition. */
    static final class NoExpectedSequence {

        private NoExpectedSequence() {}

        @OnMethodExit
        static void exit(@Return NatsMessage message) {
            message.getHeaders().remove(NatsJetStreamConstants.EXPECTED_LAST_SEQ_HDR);
        }
    }
}
