package io.daybook.audit.view;

import io.daybook.audit.Tally;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentVersionDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * G4: each appointment is its newest version, and is entered in the agenda on each day on which it takes time. For one
 * thread.
 */
public final class AppointmentDocuments {

    private final AuditedViews views;
    private final SecondLook secondLook;
    private final Tally appointments = new Tally("G4", "appointments are their newest versions");
    private final Tally entries = new Tally("G4", "appointments are on their days");

    /** Looks at views. */
    public AppointmentDocuments(AuditedViews views) {
        this.views = views;
        this.secondLook = new SecondLook(views);
    }

    /** Looks at all appointments. */
    public List<Tally> run() {
        views.eachAppointment(this::examine);
        return List.of(appointments, entries);
    }

    private void examine(List<Document> documents) {
        long reached = views.position();
        Map<String, Document> versions =
                views.versions(documents.stream().flatMap(AppointmentDocuments::versionKeys).toList());
        for (Document document : documents) {
            String id = document.getString("_id");
            appointments.examined();
            if (problem(document, versions, reached).isPresent()) {
                secondLook.at(reached, List.of(id), appointments, () -> lookAgain(id));
            } else {
                examineDays(document, reached);
            }
        }
    }

    private Optional<String> lookAgain(String id) {
        long reached = views.position();
        Document document = views.appointments(List.of(id)).get(id);
        return document == null
                ? Optional.of("appointment %s was there and is not any more".formatted(id))
                : problem(document, views.versions(versionKeys(document).toList()), reached);
    }

    private static Optional<String> problem(Document document, Map<String, Document> versions, long reached) {
        String id = document.getString("_id");
        long version = document.getLong(AppointmentDocument.VERSION);
        Document own = versions.get(AppointmentVersionDocument.id(id, version));
        Document next = versions.get(AppointmentVersionDocument.id(id, version + 1));
        if (own == null) {
            return Optional.of("appointment %s is at version %d, of which there is no document".formatted(id, version));
        }
        if (next != null && next.getLong(AppointmentVersionDocument.POSITION) <= reached) {
            long newer = next.getLong(AppointmentVersionDocument.POSITION);
            return Optional.of("appointment %s is at version %d, though version %d has position %d and the views are at %d"
                    .formatted(id, version, version + 1, newer, reached));
        }
        return Differences.between(document, own.get("appointment", Document.class))
                .map(differences -> "appointment %s is not its version %d: %s".formatted(id, version, differences));
    }

    private void examineDays(Document document, long reached) {
        AppointmentSnapshot appointment = snapshot(document);
        List<String> keys = dayKeys(appointment).toList();
        keys.forEach(_ -> entries.examined());
        if (missing(appointment, views.days(keys)).isPresent()) {
            secondLook.at(reached, List.of(appointment.id()), entries, () -> lookAgainAtDays(appointment.id()));
        }
    }

    private Optional<String> lookAgainAtDays(String id) {
        return Optional.ofNullable(views.appointments(List.of(id)).get(id))
                .map(AppointmentDocuments::snapshot)
                .flatMap(appointment -> missing(appointment, views.days(dayKeys(appointment).toList()))
                        .filter(_ -> !hasGoneOn(appointment)));
    }

    /** Whether it changed while its days were read: versions are written before days. */
    private boolean hasGoneOn(AppointmentSnapshot appointment) {
        String next = AppointmentVersionDocument.id(appointment.id(), appointment.revision().version() + 1);
        return views.versions(List.of(next)).containsKey(next);
    }

    /** The first of its days that lacks it. */
    private static Optional<String> missing(AppointmentSnapshot appointment, Map<String, Document> days) {
        return dayKeys(appointment)
                .filter(key -> !isEntered(appointment.id(), days.get(key)))
                .map(key -> "day %s lacks appointment %s, which takes time there at version %d"
                        .formatted(key, appointment.id(), appointment.revision().version()))
                .findFirst();
    }

    private static boolean isEntered(String id, Document day) {
        return day != null
                && day.getList("entries", Document.class).stream()
                        .anyMatch(entry -> entry.getString("appointmentId").equals(id));
    }

    private static Stream<String> dayKeys(AppointmentSnapshot appointment) {
        return appointment.activeBooking().stream()
                .flatMap(booking -> booking.claims().stream())
                .flatMap(claim -> AgendaDay.daysBetween(claim.blocked().start(), claim.blocked().end())
                        .map(day -> AgendaDay.id(claim.calendarId(), day)));
    }

    private static AppointmentSnapshot snapshot(Document document) {
        return AppointmentSnapshot.fromMessage(AppointmentDocument.fromBson(document));
    }

    private static Stream<String> versionKeys(Document document) {
        String id = document.getString("_id");
        long version = document.getLong(AppointmentDocument.VERSION);
        return Stream.of(AppointmentVersionDocument.id(id, version), AppointmentVersionDocument.id(id, version + 1));
    }
}
