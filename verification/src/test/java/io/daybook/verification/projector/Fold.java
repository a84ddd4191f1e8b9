package io.daybook.verification.projector;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.Event;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.CalendarDocument;
import io.daybook.views.Views;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the views must hold: the log folded event by event, without any of the projector's code. */
final class Fold {

    private final Map<String, AppointmentSnapshot> appointments = new HashMap<>();
    private final Map<String, CalendarSnapshot> calendars = new HashMap<>();
    private final Map<String, Long> changePositions = new HashMap<>();
    private final List<AppointmentVersion> versions = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    static Fold of(List<Event> events) {
        var fold = new Fold();
        events.forEach(fold::apply);
        return fold;
    }

    /** Every version, in order of position. */
    List<AppointmentVersion> versions() {
        return versions;
    }

    /** How the changes of each calendar follow one another, in order of position. */
    List<Link> links() {
        return links;
    }

    /**
     * One change of one calendar.
     *
     * @param calendarId the calendar
     * @param position   position of the change
     * @param previous   position of the one before on the same calendar, 0 if there was none
     */
    record Link(String calendarId, long position, long previous) {}

    void assertEquals(Views views) {
        assertThat(views.appointments().find().map(AppointmentDocument::fromBson))
                .containsExactlyInAnyOrderElementsOf(
                        appointments.values().stream().map(AppointmentSnapshot::toMessage).toList());
        assertThat(views.appointmentVersions().find().map(AppointmentVersionDocument::fromBson))
                .containsExactlyInAnyOrderElementsOf(versions);
        assertThat(concernedCalendars(views)).isEqualTo(concernedCalendars());
        assertThat(views.calendars().find().map(CalendarDocument::fromBson))
                .containsExactlyInAnyOrderElementsOf(calendars.values().stream()
                        .map(calendar -> new CalendarDocument(
                                calendar.toMessage(), changePositions.getOrDefault(calendar.id(), 0L)))
                        .toList());
        assertThat(entriesByDay(views)).isEqualTo(entriesByDay());
    }

    private void apply(Event event) {
        String id = event.getEntityId();
        switch (event.getEntityType()) {
            case ENTITY_TYPE_CALENDAR -> calendars.put(
                    id, calendars.getOrDefault(id, CalendarSnapshot.none(id)).apply(event));
            case ENTITY_TYPE_APPOINTMENT -> {
                AppointmentSnapshot before = appointments.getOrDefault(id, AppointmentSnapshot.none(id));
                AppointmentSnapshot after = before.apply(event);
                appointments.put(id, after);
                Appointment message = after.toMessage();
                Stream.of(before, after)
                        .flatMap(snapshot -> snapshot.booking().stream())
                        .flatMap(booking -> booking.calendarIds().stream())
                        .distinct()
                        .forEach(calendarId -> link(calendarId, event.getPosition()));
                versions.add(AppointmentVersion.newBuilder()
                        .setAppointment(message)
                        .setEvent(event)
                        .build());
            }
            case ENTITY_TYPE_SERIES -> {}
            case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException(event.toString());
        }
    }

    private void link(String calendarId, long position) {
        Long previous = changePositions.put(calendarId, position);
        links.add(new Link(calendarId, position, previous == null ? 0 : previous));
    }

    /** The calendars that each version concerns, by its position. */
    private static Map<Long, Set<String>> concernedCalendars(Views views) {
        var concerned = new TreeMap<Long, Set<String>>();
        views.appointmentVersions().find().forEach(version -> concerned.put(
                version.getLong(AppointmentVersionDocument.POSITION),
                Set.copyOf(version.getList(AppointmentVersionDocument.CALENDAR_IDS, String.class))));
        return concerned;
    }

    private Map<Long, Set<String>> concernedCalendars() {
        return links.stream()
                .collect(Collectors.groupingBy(
                        Link::position, TreeMap::new, Collectors.mapping(Link::calendarId, Collectors.toSet())));
    }

    private static Map<String, List<AgendaDay.Entry>> entriesByDay(Views views) {
        var days = new TreeMap<String, List<AgendaDay.Entry>>();
        views.agenda().find().map(AgendaDay::fromBson).forEach(day -> {
            if (!day.entries().isEmpty()) {
                days.put(day.id(), day.entries());
            }
        });
        return days;
    }

    private Map<String, List<AgendaDay.Entry>> entriesByDay() {
        var days = new TreeMap<String, List<AgendaDay.Entry>>();
        for (AppointmentSnapshot appointment : appointments.values()) {
            appointment.activeBooking().ifPresent(booking -> booking.claims().forEach(claim -> {
                var entry = new AgendaDay.Entry(
                        appointment.id(),
                        booking.slot().start(),
                        booking.slot().end(),
                        claim.blocked().start(),
                        claim.blocked().end(),
                        appointment.revision().version());
                AgendaDay.daysBetween(claim.blocked().start(), claim.blocked().end())
                        .forEach(day -> days.computeIfAbsent(
                                        AgendaDay.id(claim.calendarId(), day), _ -> new ArrayList<>())
                                .add(entry));
            }));
        }
        days.values().forEach(entries -> entries.sort(Comparator.comparing(AgendaDay.Entry::start)));
        return days;
    }
}
