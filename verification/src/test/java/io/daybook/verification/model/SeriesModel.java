package io.daybook.verification.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.daybook.v1.Appointment;
import io.daybook.v1.Calendar;
import io.daybook.v1.EntityType;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.Series;
import io.daybook.v1.SeriesBooked;
import io.daybook.v1.SeriesCancelled;
import io.daybook.v1.SeriesFit;
import io.daybook.v1.SeriesOccurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the contract says of commands to series. */
final class SeriesModel {

    private final ModelState state;

    SeriesModel(ModelState state) {
        this.state = state;
    }

    List<Event> decide(Asked asked, Instant now) {
        String id = asked.text("series_id");
        Optional<Series> series = state.series(id);
        if (asked.method().equals("BookSeries")) {
            if (series.isPresent()) {
                throw new Refusal(ErrorReason.ERROR_REASON_SERIES_EXISTS).with("series_id", id);
            }
            return book(asked, id, now);
        }
        return cancel(
                asked,
                series.orElseThrow(() -> new Refusal(ErrorReason.ERROR_REASON_SERIES_NOT_FOUND).with("series_id", id)),
                now);
    }

    /** The id that the appointment of an occurrence gets. */
    static String appointmentId(String seriesId, Instant start) {
        return UUID.nameUUIDFromBytes((seriesId + "/" + start).getBytes(UTF_8)).toString();
    }

    private List<Event> book(Asked asked, String id, Instant now) {
        Place first = Place.of(asked, Place.calendarIds(asked), "", 0, state);
        List<Long> starts = RecurrenceModel.starts(asked, first.zone());
        checkRoom(asked, starts, first.calendars());
        checkHorizon(first.wish(asked, ""), starts.getLast(), now);
        var occurrences = new ArrayList<SeriesOccurrence>();
        var appointments = new ArrayList<Event>();
        Optional<Refusal> firstRefusal = Optional.empty();
        for (long start : starts) {
            Place place = at(first, start);
            SeriesOccurrence.Builder occurrence = SeriesOccurrence.newBuilder()
                    .setStartTime(Place.time(start))
                    .setEndTime(Place.time(place.slot().until()));
            try {
                SlotModel.check(place.wish(asked, ""), state, now);
                String appointmentId = appointmentId(id, Instant.ofEpochSecond(start));
                occurrence.setAppointmentId(appointmentId);
                appointments.add(booked(asked, id, place, appointmentId));
            } catch (Refusal refusal) {
                refusal.with("occurrence", Instant.ofEpochSecond(start));
                firstRefusal = firstRefusal.or(() -> Optional.of(refusal));
                occurrence.setRefusal(refusal.errorReason());
            }
            occurrences.add(occurrence.build());
        }
        boolean onlyAll = asked.value("fit") != SeriesFit.SERIES_FIT_WHAT_FITS.getValueDescriptor();
        if (firstRefusal.isPresent() && (onlyAll || appointments.isEmpty())) {
            throw firstRefusal.get();
        }
        appointments.addFirst(event(id)
                .setSeriesBooked(SeriesBooked.newBuilder()
                        .setCalendarId(first.mainCalendarId())
                        .setRecurrenceRule(asked.text("recurrence_rule"))
                        .setTimeZone(first.zone())
                        .addAllOccurrences(occurrences))
                .build());
        return appointments;
    }

    private static Place at(Place first, long start) {
        return new Place(first.calendars(), new Span(start, start + first.slot().length()), first.zone());
    }

    private static Event booked(Asked asked, String seriesId, Place place, String appointmentId) {
        return AppointmentModel.event(appointmentId)
                .setAppointmentBooked(PlacingModel.booked(asked, place)
                        .setSeriesId(seriesId)
                        .setSeriesStartTime(Place.time(place.slot().from())))
                .build();
    }

    private static void checkRoom(Asked asked, List<Long> starts, List<Calendar> calendars) {
        for (int i = 1; i < starts.size(); i++) {
            for (Calendar calendar : calendars) {
                Span slot = new Span(0, asked.seconds("duration"));
                if (starts.get(i) - starts.get(i - 1) < SlotModel.blocked(slot, calendar.getRules()).length()) {
                    throw Refusal.invalid("duration");
                }
            }
        }
    }

    private static void checkHorizon(Wish wish, long last, Instant now) {
        Instant start = Instant.ofEpochSecond(last);
        for (Calendar calendar : wish.calendars()) {
            Duration horizon = Duration.ofSeconds(calendar.getRules().getMaxHorizon().getSeconds());
            if (!wish.overrides() && horizon.isPositive() && start.isAfter(now.plus(horizon))) {
                throw new Refusal(ErrorReason.ERROR_REASON_BEYOND_HORIZON)
                        .with("calendar_id", calendar.getCalendarId())
                        .with("horizon", horizon)
                        .with("start_time", start)
                        .with("occurrence", start);
            }
        }
    }

    private List<Event> cancel(Asked asked, Series series, Instant now) {
        String fromId = asked.text("from_appointment_id");
        if (!fromId.isEmpty() && !series.getAppointmentIdsList().contains(fromId)) {
            throw new Refusal(ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND).with("appointment_id", fromId);
        }
        long from = fromId.isEmpty()
                ? Long.MIN_VALUE
                : state.appointment(fromId).orElseThrow().getSeriesStartTime().getSeconds();
        List<Appointment> cancelled = series.getAppointmentIdsList().stream()
                .map(id -> state.appointment(id).orElseThrow())
                .filter(AppointmentModel::isBooked)
                .filter(appointment -> appointment.getSeriesStartTime().getSeconds() >= from)
                .filter(appointment -> Place.instant(appointment.getStartTime()).isAfter(now))
                .toList();
        if (cancelled.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<Event>();
        for (Appointment appointment : cancelled) {
            try {
                new AppointmentModel(state).checkChangeNotice(asked, appointment, now);
            } catch (Refusal refusal) {
                throw refusal.with("occurrence", Place.instant(appointment.getStartTime()));
            }
            events.add(AppointmentModel.cancelled(asked, appointment));
        }
        SeriesCancelled.Builder event = SeriesCancelled.newBuilder()
                .addAllAppointmentIds(
                        cancelled.stream().map(Appointment::getAppointmentId).toList())
                .setReason(asked.text("reason"));
        if (!fromId.isEmpty()) {
            event.setFromTime(Place.time(from));
        }
        events.addFirst(event(series.getSeriesId()).setSeriesCancelled(event).build());
        return events;
    }

    private static Event.Builder event(String id) {
        return Event.newBuilder().setEntityType(EntityType.ENTITY_TYPE_SERIES).setEntityId(id);
    }
}
