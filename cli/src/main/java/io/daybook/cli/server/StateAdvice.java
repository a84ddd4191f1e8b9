package io.daybook.cli.server;

import io.daybook.client.ErrorDetails;
import java.util.Locale;

/** Words for a state of an appointment that does not allow what was asked, and for what it does allow. */
final class StateAdvice {

    private StateAdvice() {}

    static String of(ErrorDetails details) {
        String id = details.fact("appointment_id");
        String state = details.fact("state");
        String problem = "appointment %s is %s".formatted(id, state.toLowerCase(Locale.ROOT).replace('_', ' '));
        return problem + switch (state) {
            case "PENDING" -> ", which does not allow that before `daybook confirm %s`; or `daybook decline %s`"
                    .formatted(id, id);
            case "HELD" -> ", which does not allow that: book it with `daybook book TITLE --hold %s`,"
                    .formatted(id) + " or give it back with `daybook release %s`".formatted(id);
            case "CANCELLED", "DECLINED", "EXPIRED", "COMPLETED", "NO_SHOW" -> " and can change no more";
            default -> ", which does not allow that";
        };
    }
}
