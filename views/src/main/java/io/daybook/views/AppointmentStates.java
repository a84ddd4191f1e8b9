package io.daybook.views;

import io.daybook.v1.AppointmentState;
import java.util.List;
import java.util.stream.Stream;

/** What the states of appointments mean to those who read them. */
public final class AppointmentStates {

    private AppointmentStates() {}

    /** Whether an appointment in this state takes time on its calendars. */
    public static boolean takesTime(AppointmentState state) {
        return switch (state) {
            case APPOINTMENT_STATE_HELD,
                    APPOINTMENT_STATE_PENDING,
                    APPOINTMENT_STATE_CONFIRMED,
                    APPOINTMENT_STATE_COMPLETED,
                    APPOINTMENT_STATE_NO_SHOW -> true;
            case APPOINTMENT_STATE_CANCELLED,
                    APPOINTMENT_STATE_DECLINED,
                    APPOINTMENT_STATE_EXPIRED,
                    APPOINTMENT_STATE_UNSPECIFIED,
                    UNRECOGNIZED -> false;
        };
    }

    /** Whether an appointment in this state changes no more. */
    public static boolean isFinal(AppointmentState state) {
        return switch (state) {
            case APPOINTMENT_STATE_CANCELLED,
                    APPOINTMENT_STATE_DECLINED,
                    APPOINTMENT_STATE_EXPIRED,
                    APPOINTMENT_STATE_COMPLETED,
                    APPOINTMENT_STATE_NO_SHOW -> true;
            case APPOINTMENT_STATE_HELD,
                    APPOINTMENT_STATE_PENDING,
                    APPOINTMENT_STATE_CONFIRMED,
                    APPOINTMENT_STATE_UNSPECIFIED,
                    UNRECOGNIZED -> false;
        };
    }

    /** The {@linkplain AppointmentDocument#stateName names} of the states that take time. */
    public static List<String> namesOfThoseThatTakeTime() {
        return Stream.of(AppointmentState.values())
                .filter(AppointmentStates::takesTime)
                .map(AppointmentDocument::stateName)
                .toList();
    }
}
