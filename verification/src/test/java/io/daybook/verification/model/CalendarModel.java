package io.daybook.verification.model;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarClosed;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarState;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.EntityType;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.Misfit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the contract says of commands to calendars. */
final class CalendarModel {

    private static final int MISFITS_TOLD = 100;

    private final ModelState state;

    CalendarModel(ModelState state) {
        this.state = state;
    }

    List<Event> decide(Asked asked, Instant now) {
        String id = asked.text("calendar_id");
        Optional<Calendar> calendar = state.calendar(id);
        return switch (asked.method()) {
            case "CreateCalendar" -> create(asked, id, calendar);
            case "UpdateCalendar" -> update(asked, found(calendar, id), now);
            case "CloseCalendar" -> isOpen(found(calendar, id))
                    ? List.of(event(id).setCalendarClosed(CalendarClosed.getDefaultInstance()).build())
                    : List.of();
            default -> throw new IllegalArgumentException(asked.method());
        };
    }

    static boolean isOpen(Calendar calendar) {
        return calendar.getState() == CalendarState.CALENDAR_STATE_OPEN;
    }

    static Calendar found(Optional<Calendar> calendar, String id) {
        return calendar.orElseThrow(
                () -> new Refusal(ErrorReason.ERROR_REASON_CALENDAR_NOT_FOUND).with("calendar_id", id));
    }

    static Calendar open(Calendar calendar) {
        if (!isOpen(calendar)) {
            throw new Refusal(ErrorReason.ERROR_REASON_CALENDAR_CLOSED).with("calendar_id", calendar.getCalendarId());
        }
        return calendar;
    }

    private List<Event> create(Asked asked, String id, Optional<Calendar> calendar) {
        if (calendar.isPresent()) {
            throw new Refusal(ErrorReason.ERROR_REASON_CALENDAR_EXISTS).with("calendar_id", id);
        }
        CalendarRules rules = normal((CalendarRules) asked.value("rules"));
        checkRules(rules);
        checkName(asked.text("name"), id);
        return List.of(event(id)
                .setCalendarCreated(CalendarCreated.newBuilder()
                        .setName(asked.text("name"))
                        .setTimeZone(asked.text("time_zone"))
                        .setRules(rules))
                .build());
    }

    private List<Event> update(Asked asked, Calendar calendar, Instant now) {
        Calendar updated = updated(asked, open(calendar));
        if (updated.equals(calendar)) {
            return List.of();
        }
        checkRules(updated.getRules());
        if (changed(asked).anyMatch("name"::equals)) {
            checkName(updated.getName(), updated.getCalendarId());
        }
        List<Misfit> misfits = misfits(updated, now);
        return List.of(event(updated.getCalendarId())
                .setCalendarUpdated(CalendarUpdated.newBuilder()
                        .setName(updated.getName())
                        .setTimeZone(updated.getTimeZone())
                        .setRules(updated.getRules())
                        .addAllMisfits(misfits.stream().limit(MISFITS_TOLD).toList())
                        .setMisfitCount(misfits.size()))
                .build());
    }

    private static Calendar updated(Asked asked, Calendar calendar) {
        Message wanted = asked.message();
        Calendar.Builder updated = calendar.toBuilder();
        changed(asked).forEach(path -> {
            if (path.startsWith("rules.")) {
                CalendarRules rules = (CalendarRules) asked.value("rules");
                copy(path.substring("rules.".length()), rules, updated.getRulesBuilder());
            } else {
                copy(path, wanted, updated);
            }
        });
        return updated.setRules(normal(updated.getRules())).build();
    }

    private static Stream<String> changed(Asked asked) {
        List<String> named = ((FieldMask) asked.value("update_mask")).getPathsList();
        return named.isEmpty()
                ? Stream.of("name", "time_zone", "rules").filter(asked::has)
                : named.stream();
    }

    private static void copy(String field, Message from, Message.Builder to) {
        FieldDescriptor source = from.getDescriptorForType().findFieldByName(field);
        FieldDescriptor target = to.getDescriptorForType().findFieldByName(field);
        if (from.getAllFields().containsKey(source)) {
            to.setField(target, from.getField(source));
        } else {
            to.clearField(target);
        }
    }

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

    private static void checkRules(CalendarRules rules) {
        long longest = rules.getMaxLength().getSeconds();
        if (longest > 0 && longest < rules.getMinLength().getSeconds()) {
            throw Refusal.invalid("rules.max_length");
        }
        long horizon = rules.getMaxHorizon().getSeconds();
        if (horizon > 0 && horizon <= rules.getMinNotice().getSeconds()) {
            throw Refusal.invalid("rules.max_horizon");
        }
    }

    private void checkName(String name, String id) {
        state.openCalendarNamed(name).filter(holder -> !holder.equals(id)).ifPresent(holder -> {
            throw new Refusal(ErrorReason.ERROR_REASON_CALENDAR_NAME_TAKEN).with("calendar_id", holder);
        });
    }

    private List<Misfit> misfits(Calendar calendar, Instant now) {
        return state.appointmentsOn(calendar.getCalendarId()).stream()
                .filter(appointment ->
                        Instant.ofEpochSecond(appointment.getEndTime().getSeconds()).isAfter(now))
                .sorted(Comparator.comparing((Appointment appointment) ->
                                appointment.getStartTime().getSeconds())
                        .thenComparing(Appointment::getAppointmentId))
                .flatMap(appointment -> misfit(appointment, calendar).stream())
                .toList();
    }

    private Optional<Misfit> misfit(Appointment appointment, Calendar calendar) {
        var slot = new Span(
                appointment.getStartTime().getSeconds(), appointment.getEndTime().getSeconds());
        var wish = new Wish(slot, List.of(calendar), true, false, appointment.getAppointmentId());
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

    private static Event.Builder event(String id) {
        return Event.newBuilder()
                .setEntityType(EntityType.ENTITY_TYPE_CALENDAR)
                .setEntityId(id);
    }
}
