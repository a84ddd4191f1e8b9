package io.daybook.verification.model;

import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_EXPIRED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_HELD;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.Claim;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.SlotHeld;
import java.time.Instant;
import java.util.List;

/** What the contract says of commands that give appointments their time. */
final class PlacingModel {

    private static final long DEFAULT_HOLD_SECONDS = 300;

    private final ModelState state;

    PlacingModel(ModelState state) {
        this.state = state;
    }

    /** Holds or books what has no time yet. */
    Event placeNew(Asked asked, String id, Instant now) {
        if (state.appointment(id).isPresent()) {
            throw new Refusal(ErrorReason.ERROR_REASON_APPOINTMENT_EXISTS).with("appointment_id", id);
        }
        Place place = Place.of(asked, Place.calendarIds(asked), "", 0, state);
        checkUid(asked.text("external_uid"), place.mainCalendarId());
        SlotModel.check(place.wish(asked, ""), state, now);
        return asked.method().equals("HoldSlot")
                ? held(asked, id, place, now)
                : AppointmentModel.event(id).setAppointmentBooked(booked(asked, place)).build();
    }

    /** A booking as a request describes it. */
    static AppointmentBooked.Builder booked(Asked asked, Place place) {
        return AppointmentBooked.newBuilder()
                .setCalendarId(place.mainCalendarId())
                .setStartTime(Place.time(place.slot().from()))
                .setEndTime(Place.time(place.slot().until()))
                .setTimeZone(place.zone())
                .setTitle(asked.text("title"))
                .setDescription(asked.text("description"))
                .addAllAttendees(asked.list("attendees"))
                .setExternalUid(asked.text("external_uid"))
                .addAllClaims(place.claims())
                .setPending(place.needsConfirmation())
                .setOverrideReason(asked.text("override_reason"));
    }

    /** Books what is held; the rules of its time were asked when it was held. */
    Event bookHeld(Asked asked, Appointment held, String actor, Instant now) {
        var expired = new Refusal(ErrorReason.ERROR_REASON_HOLD_EXPIRED)
                .with("appointment_id", held.getAppointmentId());
        if (held.getState() == APPOINTMENT_STATE_EXPIRED) {
            throw expired;
        }
        if (held.getState() != APPOINTMENT_STATE_HELD) {
            throw AppointmentModel.illegal(held);
        }
        Instant expires = Place.instant(held.getHoldExpireTime());
        if (!now.isBefore(expires)) {
            throw expired.with("hold_expire_time", expires);
        }
        checkAsHeld(asked, held, actor);
        checkUid(asked.text("external_uid"), held.getCalendarId());
        List<String> calendarIds = ModelState.claims(held).stream().map(Claim::getCalendarId).toList();
        Place place = Place.of(asked, calendarIds, held.getTimeZone(), Span.of(held).length(), state);
        return AppointmentModel.event(held.getAppointmentId())
                .setAppointmentBooked(booked(asked, place)
                        .setStartTime(held.getStartTime())
                        .setEndTime(held.getEndTime())
                        .clearClaims()
                        .addAllClaims(held.getClaimsList()))
                .build();
    }

    List<Event> reschedule(Asked asked, Appointment appointment, Instant now) {
        List<String> current = ModelState.claims(appointment).stream().map(Claim::getCalendarId).toList();
        List<String> wanted = asked.has("calendar_id") ? Place.calendarIds(asked) : current;
        Place place = Place.of(asked, wanted, appointment.getTimeZone(), Span.of(appointment).length(), state);
        boolean isThere = place.slot().equals(Span.of(appointment))
                && place.zone().equals(appointment.getTimeZone())
                && wanted.equals(current);
        if (isThere) {
            return List.of();
        }
        new AppointmentModel(state).checkChangeNotice(asked, appointment, now);
        if (!place.mainCalendarId().equals(appointment.getCalendarId())) {
            checkUid(appointment.getExternalUid(), place.mainCalendarId());
        }
        SlotModel.check(place.wish(asked, appointment.getAppointmentId()), state, now);
        return List.of(AppointmentModel.event(appointment.getAppointmentId())
                .setAppointmentRescheduled(AppointmentRescheduled.newBuilder()
                        .setStartTime(Place.time(place.slot().from()))
                        .setEndTime(Place.time(place.slot().until()))
                        .setTimeZone(place.zone())
                        .setCalendarId(place.mainCalendarId())
                        .addAllClaims(place.claims())
                        .setOverrideReason(asked.text("override_reason")))
                .build());
    }

    private static Event held(Asked asked, String id, Place place, Instant now) {
        long seconds = asked.has("hold_duration") ? asked.seconds("hold_duration") : DEFAULT_HOLD_SECONDS;
        return AppointmentModel.event(id)
                .setSlotHeld(SlotHeld.newBuilder()
                        .setCalendarId(place.mainCalendarId())
                        .setStartTime(Place.time(place.slot().from()))
                        .setEndTime(Place.time(place.slot().until()))
                        .setTimeZone(place.zone())
                        .addAllClaims(place.claims())
                        .setExpireTime(Place.time(now.plusSeconds(seconds)))
                        .setOverrideReason(asked.text("override_reason")))
                .build();
    }

    private static void checkAsHeld(Asked asked, Appointment held, String actor) {
        var mismatch = new Refusal(ErrorReason.ERROR_REASON_HOLD_MISMATCH)
                .with("appointment_id", held.getAppointmentId());
        List<String> heldOn = ModelState.claims(held).stream().map(Claim::getCalendarId).toList();
        List<String> asks = Place.calendarIds(asked);
        if (!actor.equals(held.getHolder())) {
            throw mismatch.with("field", "actor");
        }
        if (!asks.getFirst().equals(held.getCalendarId()) || asks.size() > 1 && !asks.equals(heldOn)) {
            throw mismatch.with("field", "calendar_id");
        }
        if (asked.has("start_time") && !asked.value("start_time").equals(held.getStartTime())) {
            throw mismatch.with("field", "start_time");
        }
        boolean otherEnd = asked.has("end_time") && !asked.value("end_time").equals(held.getEndTime());
        boolean otherLength = asked.has("duration") && asked.seconds("duration") != Span.of(held).length();
        if (otherEnd || otherLength) {
            throw mismatch.with("field", "end_time");
        }
    }

    private void checkUid(String uid, String calendarId) {
        if (uid.isEmpty()) {
            return;
        }
        state.appointmentsOn(calendarId).stream()
                .filter(other -> other.getExternalUid().equals(uid) && other.getCalendarId().equals(calendarId))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(ErrorReason.ERROR_REASON_EXTERNAL_UID_TAKEN)
                            .with("appointment_id", other.getAppointmentId());
                });
    }
}
