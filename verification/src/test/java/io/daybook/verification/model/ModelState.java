package io.daybook.verification.model;

import static java.util.stream.Collectors.toMap;

import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarState;
import io.daybook.v1.Claim;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything there is, as plain messages in plain maps. For one thread. */
final class ModelState {

    private final Map<String, Message> entities = new HashMap<>();
    /** By calendar and appointment. */
    private final Map<String, Map<String, Span>> taken = new HashMap<>();
    private final Map<String, String> openCalendarsByName = new HashMap<>();

    Optional<Calendar> calendar(String id) {
        return find(EntityType.ENTITY_TYPE_CALENDAR, id, Calendar.class);
    }

    Optional<Appointment> appointment(String id) {
        return find(EntityType.ENTITY_TYPE_APPOINTMENT, id, Appointment.class);
    }

    Optional<Series> series(String id) {
        return find(EntityType.ENTITY_TYPE_SERIES, id, Series.class);
    }

    Optional<Message> entity(EntityType type, String id) {
        return Optional.ofNullable(entities.get(type + id));
    }

    Optional<String> openCalendarNamed(String name) {
        return Optional.ofNullable(openCalendarsByName.get(nameKey(name)));
    }

    /** What is taken on a calendar, but for what one appointment takes. */
    Collection<Span> takenOn(String calendarId, String exceptedId) {
        Map<String, Span> spans = taken.getOrDefault(calendarId, Map.of());
        if (!spans.containsKey(exceptedId)) {
            return spans.values();
        }
        return spans.entrySet().stream()
                .filter(span -> !span.getKey().equals(exceptedId))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue))
                .values();
    }

    /** The appointments that take time on a calendar. */
    List<Appointment> appointmentsOn(String calendarId) {
        return taken.getOrDefault(calendarId, Map.of()).keySet().stream()
                .map(id -> appointment(id).orElseThrow())
                .toList();
    }

    /** The holds that ran out before a time and are still there. */
    List<Appointment> heldBeyond(Instant time) {
        return entities.values().stream()
                .filter(Appointment.class::isInstance)
                .map(Appointment.class::cast)
                .filter(appointment -> appointment.getState() == AppointmentState.APPOINTMENT_STATE_HELD)
                .filter(hold -> Place.instant(hold.getHoldExpireTime()).isBefore(time))
                .toList();
    }

    /** Takes an event of the log in. */
    void apply(Event event) {
        String key = event.getEntityType() + event.getEntityId();
        Message after = EventModel.after(Optional.ofNullable(entities.get(key)), event);
        entities.put(key, after);
        switch (after) {
            case Appointment appointment -> take(appointment);
            case Calendar calendar -> name(calendar);
            default -> {}
        }
    }

    /** The claims of an appointment, also where it leaves them out as they say nothing new. */
    static List<Claim> claims(Appointment appointment) {
        return appointment.getClaimsCount() > 0
                ? appointment.getClaimsList()
                : List.of(Claim.newBuilder()
                        .setCalendarId(appointment.getCalendarId())
                        .setStartTime(appointment.getStartTime())
                        .setEndTime(appointment.getEndTime())
                        .build());
    }

    static boolean takesTime(Appointment appointment) {
        return switch (appointment.getState()) {
            case APPOINTMENT_STATE_HELD,
                    APPOINTMENT_STATE_PENDING,
                    APPOINTMENT_STATE_CONFIRMED,
                    APPOINTMENT_STATE_COMPLETED,
                    APPOINTMENT_STATE_NO_SHOW -> true;
            case APPOINTMENT_STATE_CANCELLED, APPOINTMENT_STATE_DECLINED, APPOINTMENT_STATE_EXPIRED -> false;
            case APPOINTMENT_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException(appointment.toString());
        };
    }

    private void take(Appointment appointment) {
        taken.values().forEach(spans -> spans.remove(appointment.getAppointmentId()));
        if (takesTime(appointment)) {
            claims(appointment).forEach(claim -> taken.computeIfAbsent(claim.getCalendarId(), _ -> new HashMap<>())
                    .put(appointment.getAppointmentId(), Span.of(claim)));
        }
    }

    private void name(Calendar calendar) {
        openCalendarsByName.values().remove(calendar.getCalendarId());
        if (calendar.getState() == CalendarState.CALENDAR_STATE_OPEN) {
            openCalendarsByName.put(nameKey(calendar.getName()), calendar.getCalendarId());
        }
    }

    private static String nameKey(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private <M> Optional<M> find(EntityType type, String id, Class<M> as) {
        return Optional.ofNullable(as.cast(entities.get(type + id)));
    }
}
