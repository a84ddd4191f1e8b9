package io.daybook.verification.model;

import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import io.daybook.v1.EntityType;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.Series;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the contract says of commands, written down a second time and as simply as can be: plain lists, one check after
 * the other, nothing of what the servers decide by. For one thread.
 */
final class Model {

    private final ModelState state;

    Model(ModelState state) {
        this.state = state;
    }

    /** What must be answered to an attempt that was taken up in the present state at a time. */
    Ruling on(Attempt attempt, Instant now) {
        try {
            return new Ruling.Accepted(accept(attempt, now));
        } catch (Refusal refusal) {
            return new Ruling.Refused(refusal);
        }
    }

    /** The kind of entity that a request is for. */
    static EntityType typeOf(Asked asked) {
        String method = asked.method();
        if (method.endsWith("Calendar")) {
            return EntityType.ENTITY_TYPE_CALENDAR;
        }
        return method.endsWith("Series") ? EntityType.ENTITY_TYPE_SERIES : EntityType.ENTITY_TYPE_APPOINTMENT;
    }

    /** The id of the entity that a request is for. */
    static String idOf(Asked asked) {
        return switch (typeOf(asked)) {
            case ENTITY_TYPE_CALENDAR -> asked.text("calendar_id");
            case ENTITY_TYPE_SERIES -> asked.text("series_id");
            case ENTITY_TYPE_APPOINTMENT -> asked.has("hold_id") ? asked.text("hold_id") : asked.text("appointment_id");
            case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException(asked.toString());
        };
    }

    private List<Event> accept(Attempt attempt, Instant now) {
        Asked asked = attempt.asked();
        String id = idOf(asked);
        checkVersion(asked, state.entity(typeOf(asked), id));
        return switch (typeOf(asked)) {
            case ENTITY_TYPE_CALENDAR -> new CalendarModel(state).decide(asked, now);
            case ENTITY_TYPE_SERIES -> new SeriesModel(state).decide(asked, now);
            case ENTITY_TYPE_APPOINTMENT -> new AppointmentModel(state).decide(asked, attempt.actor(), now);
            case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException(asked.toString());
        };
    }

    private static void checkVersion(Asked asked, Optional<Message> entity) {
        long expected = asked.number("expected_version");
        long current = entity.map(Model::version).orElse(expected);
        if (expected != 0 && expected != current) {
            throw new Refusal(ErrorReason.ERROR_REASON_VERSION_MISMATCH)
                    .with("current_version", current)
                    .with("expected_version", expected);
        }
    }

    static long version(Message entity) {
        return switch (entity) {
            case Calendar calendar -> calendar.getVersion();
            case Appointment appointment -> appointment.getVersion();
            case Series series -> series.getVersion();
            default -> throw new IllegalArgumentException(entity.toString());
        };
    }
}
