package io.daybook.cli.server;

import io.daybook.v1.ErrorReason;
import java.util.Locale;

/** Reasons in a few words, where the facts that belong to them are not at hand. */
public final class Reasons {

    private static final String PREFIX = "ERROR_REASON_";

    private Reasons() {}

    /** A reason in a few words: those of a rule of a calendar in ours, others by their name. */
    public static String inShort(ErrorReason reason) {
        return switch (reason) {
            case ERROR_REASON_SLOT_TAKEN -> "the time is taken";
            case ERROR_REASON_OUTSIDE_AVAILABILITY -> "not open then";
            case ERROR_REASON_LENGTH_NOT_OFFERED -> "not of a length that is offered";
            case ERROR_REASON_START_NOT_OFFERED -> "does not start where bookings start";
            case ERROR_REASON_NOTICE_TOO_SHORT -> "too late";
            case ERROR_REASON_BEYOND_HORIZON -> "too far ahead";
            case ERROR_REASON_START_IN_PAST -> "in the past";
            case ERROR_REASON_CALENDAR_CLOSED -> "the calendar is closed for good";
            default -> name(reason).toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String name(ErrorReason reason) {
        return reason.name().startsWith(PREFIX) ? reason.name().substring(PREFIX.length()) : reason.name();
    }
}
