package io.daybook.verification.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import java.util.List;
import java.util.UUID;

/**
 * Gives commands that were sent before other ids and names, so that they can be sent again where all that they made is
 * still there. The same id always becomes the same. Immutable.
 *
 * @param replay   tells one renaming from another
 * @param original what the commands made when they were sent first
 */
record Renaming(int replay, ModelState original) {

    private static final List<String> IDS =
            List.of("request_id", "appointment_id", "hold_id", "series_id", "from_appointment_id");

    Attempt of(Attempt attempt) {
        Message renamed = attempt.request();
        for (String field : IDS) {
            if (attempt.asked().has(field)) {
                renamed = Asked.with(renamed, field, id(attempt.asked().text(field)));
            }
        }
        if (attempt.asked().has("calendar_id")) {
            renamed = Asked.with(renamed, "calendar_id", word(attempt.asked().text("calendar_id")));
        }
        if (attempt.asked().has("name")) {
            renamed = Asked.with(renamed, "name", word(attempt.asked().text("name")));
        }
        if (attempt.asked().has("also_calendar_ids")) {
            List<String> ids = attempt.asked().list("also_calendar_ids");
            renamed = Asked.with(renamed, "also_calendar_ids", ids.stream().map(this::word).toList());
        }
        return new Attempt(attempt.wave(), attempt.server(), attempt.actor(), attempt.label(), renamed);
    }

    private String word(String word) {
        return word + "-" + replay;
    }

    /** The id of an occurrence follows from that of its series. */
    private String id(String id) {
        return original.appointment(id)
                .filter(appointment -> !appointment.getSeriesId().isEmpty())
                .map(appointment -> SeriesModel.appointmentId(
                        id(appointment.getSeriesId()), Place.instant(appointment.getSeriesStartTime())))
                .orElseGet(() -> UUID.nameUUIDFromBytes((replay + id).getBytes(UTF_8)).toString());
    }
}
