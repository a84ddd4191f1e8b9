package io.daybook.chaos.without;

import io.daybook.v1.GetAppointmentRequest;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;

/** What becomes of methods of a query server. Each class is copied into the method it changes. */
final class QuerySabotage {

    private QuerySabotage() {}

    /** Answers with what is there. */
    static final class NoWaiting {

        private NoWaiting() {}

        @OnMethodEnter
        static void enter(@Argument(value = 0, readOnly = false) GetAppointmentRequest request) {
            request = request.toBuilder().clearMinVersion().clearMinPosition().build();
        }
    }

    /** Forgets what was told. */
    static final class AnyOrder {

        private AnyOrder() {}

        @OnMethodEnter
        static void enter(@FieldValue(value = "next", readOnly = false) long next) {
            next = 0;
        }
    }

    /** Takes no watch for one that wants every version. */
    static final class OnlyTheNewest {

        private OnlyTheNewest() {}

        @OnMethodExit
        static void exit(@Return(readOnly = false) boolean every) {
            every = false;
        }
    }
}
