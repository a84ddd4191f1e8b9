package io.daybook.projector;

import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.views.AgendaDay;
import io.daybook.views.CalendarDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Views in memory, written under the same guards as those in MongoDB. */
final class MemoryViews implements ViewSource {

    final Map<String, AppointmentChange> versions = new TreeMap<>();
    final Map<String, Appointment> appointments = new TreeMap<>();
    final Map<String, CalendarDocument> calendars = new TreeMap<>();
    final Map<String, AgendaDay> days = new TreeMap<>();

    /** Writes of the changes those that {@code reached} lets through; a crash lets some through and others not. */
    void write(Changes changes, BooleanSupplier reached) {
        for (AppointmentChange change : changes.appointments()) {
            Appointment appointment = change.message();
            if (reached.getAsBoolean()) {
                versions.put(appointment.getAppointmentId() + "/" + appointment.getVersion(), change);
            }
            if (reached.getAsBoolean()) {
                appointments.merge(appointment.getAppointmentId(), appointment, (stored, written) ->
                        stored.getVersion() < written.getVersion() ? written : stored);
            }
        }
        for (AgendaDay day : changes.days()) {
            if (reached.getAsBoolean()) {
                days.merge(day.id(), day, (stored, written) ->
                        stored.position() < written.position() ? written : stored);
            }
        }
        for (CalendarDocument calendar : changes.calendars()) {
            if (reached.getAsBoolean()) {
                calendars.merge(calendar.calendar().getCalendarId(), calendar, MemoryViews::newer);
            }
        }
    }

    @Override
    public Map<String, AppointmentSnapshot> appointments(Map<String, Long> wanted) {
        var found = new HashMap<String, AppointmentSnapshot>();
        wanted.forEach((id, version) -> {
            AppointmentChange change = versions.get(id + "/" + version);
            if (change != null) {
                found.put(id, AppointmentSnapshot.fromMessage(change.message()));
            }
        });
        return found;
    }

    @Override
    public Map<String, CalendarState> calendars(Collection<String> ids) {
        return ids.stream()
                .filter(calendars::containsKey)
                .collect(Collectors.toMap(id -> id, id -> CalendarState.of(calendars.get(id))));
    }

    @Override
    public Map<DayKey, AgendaDay> days(Collection<DayKey> keys) {
        return keys.stream()
                .filter(key -> days.containsKey(key.id()))
                .collect(Collectors.toMap(key -> key, key -> days.get(key.id())));
    }

    @Override
    public long lastChangeBefore(String calendarId, long position) {
        return versions.values().stream()
                .filter(version -> version.calendarIds().contains(calendarId))
                .mapToLong(AppointmentChange::position)
                .filter(candidate -> candidate < position)
                .max()
                .orElse(0);
    }

    private static CalendarDocument newer(CalendarDocument stored, CalendarDocument written) {
        boolean notNewer = stored.calendar().getPosition() <= written.calendar().getPosition()
                && stored.changePosition() <= written.changePosition();
        return notNewer ? written : stored;
    }
}
