package io.daybook.verification.model;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.Misfit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the contract says of rules that change. */
final class RulesModel {

    private RulesModel() {}

    /** Rules as they are told: what is as if it was not set is not set. */
    static CalendarRules normal(CalendarRules rules) {
        CalendarRules.Builder normal = rules.toBuilder();
        rules.getAllFields().forEach((field, value) -> {
            if (value.equals(Duration.getDefaultInstance()) || field.getName().equals("seats") && value.equals(1)) {
                normal.clearField(field);
            }
        });
        return normal.build();
    }

    /** Refuses rules that contradict each other. */
    static void check(CalendarRules rules) {
        long longest = rules.getMaxLength().getSeconds();
        if (longest > 0 && longest < rules.getMinLength().getSeconds()) {
            throw Refusal.invalid("rules.max_length");
        }
        long horizon = rules.getMaxHorizon().getSeconds();
        if (horizon > 0 && horizon <= rules.getMinNotice().getSeconds()) {
            throw Refusal.invalid("rules.max_horizon");
        }
    }

    /** The calendar with the fields that a request names as it has them. */
    static Calendar updated(Asked asked, Calendar calendar) {
        Calendar.Builder updated = calendar.toBuilder();
        for (String path : changed(asked)) {
            if (path.startsWith("rules.")) {
                copy(path.substring("rules.".length()), (Message) asked.value("rules"), updated.getRulesBuilder());
            } else {
                copy(path, asked.message(), updated);
            }
        }
        return updated.setRules(normal(updated.getRules())).build();
    }

    /** The fields that a request names: by its mask, or those that it sets. */
    static List<String> changed(Asked asked) {
        List<String> named = ((FieldMask) asked.value("update_mask")).getPathsList();
        return named.isEmpty()
                ? Stream.of("name", "time_zone", "rules").filter(asked::has).toList()
                : named;
    }

    /** The appointments that have not ended and that could not be booked on a calendar as it is from now on. */
    static List<Misfit> misfits(Calendar calendar, ModelState state, Instant now) {
        return state.appointmentsOn(calendar.getCalendarId()).stream()
                .filter(appointment -> Place.instant(appointment.getEndTime()).isAfter(now))
                .sorted(Comparator.comparing((Appointment appointment) -> Place.instant(appointment.getStartTime()))
                        .thenComparing(Appointment::getAppointmentId))
                .flatMap(appointment -> misfit(appointment, calendar, state).stream())
                .toList();
    }

    private static void copy(String field, Message from, Message.Builder to) {
        var source = from.getDescriptorForType().findFieldByName(field);
        var target = to.getDescriptorForType().findFieldByName(field);
        if (from.getAllFields().containsKey(source)) {
            to.setField(target, from.getField(source));
        } else {
            to.clearField(target);
        }
    }

    private static Optional<Misfit> misfit(Appointment appointment, Calendar calendar, ModelState state) {
        var wish = new Wish(Span.of(appointment), List.of(calendar), true, false, appointment.getAppointmentId());
        try {
            SlotModel.checkLasting(wish, calendar);
            SlotModel.checkSeats(wish, calendar, state);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(Misfit.newBuilder()
                    .setAppointmentId(appointment.getAppointmentId())
                    .setReason(refusal.errorReason())
                    .build());
        }
    }
}
