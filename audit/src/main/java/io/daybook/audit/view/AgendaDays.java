package io.daybook.audit.view;

import io.daybook.audit.Tally;
import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentVersionDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** G4: each entry of each day is what the appointment takes there at the day's position. For one thread. */
public final class AgendaDays {

    private final AuditedViews views;
    private final SecondLook secondLook;
    private final Tally tally = new Tally("G4", "days hold what appointments take");

    /** Looks at views. */
    public AgendaDays(AuditedViews views) {
        this.views = views;
        this.secondLook = new SecondLook(views);
    }

    /** Looks at all days. */
    public Tally run() {
        views.eachDay(this::examine);
        return tally;
    }

    private void examine(List<Document> documents) {
        List<String> keys = documents.stream().flatMap(AgendaDays::versionKeys).toList();
        Map<String, Document> versions = views.versions(keys);
        for (Document document : documents) {
            tally.examined();
            if (problem(document, versions).isPresent()) {
                String key = document.getString("_id");
                secondLook.at(views.position(), appointmentIds(document), tally, () -> lookAgain(key));
            }
        }
    }

    private Optional<String> lookAgain(String key) {
        Document document = views.days(List.of(key)).get(key);
        // What is read after the day is no older than it.
        return document == null
                ? Optional.of("day %s was there and is not any more".formatted(key))
                : problem(document, views.versions(versionKeys(document).toList()));
    }

    private static Optional<String> problem(Document document, Map<String, Document> versions) {
        AgendaDay day = AgendaDay.fromBson(document);
        return day.entries().stream()
                .flatMap(entry -> problem(day, entry, versions).stream())
                .findFirst()
                .or(() -> Differences.between(document, enteredAnew(day).toBson()))
                .map(problem -> "day %s at position %d: %s".formatted(day.id(), day.position(), problem));
    }

    /** The day with its entries in order, each appointment once. */
    private static AgendaDay enteredAnew(AgendaDay day) {
        var anew = new AgendaDay(day.calendarId(), day.day(), day.position(), List.of());
        for (AgendaDay.Entry entry : day.entries()) {
            anew = anew.with(entry, day.position());
        }
        return anew;
    }

    private static Optional<String> problem(AgendaDay day, AgendaDay.Entry entry, Map<String, Document> versions) {
        Document own = versions.get(AppointmentVersionDocument.id(entry.appointmentId(), entry.version()));
        Document next = versions.get(AppointmentVersionDocument.id(entry.appointmentId(), entry.version() + 1));
        if (own == null || own.getLong(AppointmentVersionDocument.POSITION) > day.position()) {
            return told(entry, "is not of that position");
        }
        if (next != null && next.getLong(AppointmentVersionDocument.POSITION) <= day.position()) {
            long followed = next.getLong(AppointmentVersionDocument.POSITION);
            return told(entry, "was followed at position %d".formatted(followed));
        }
        AppointmentSnapshot appointment =
                AppointmentSnapshot.fromMessage(AppointmentVersionDocument.fromBson(own).getAppointment());
        boolean isRight = appointment.activeBooking().stream()
                .flatMap(booking -> entries(day, booking, entry.version(), appointment.id()))
                .anyMatch(entry::equals);
        return isRight ? Optional.empty() : told(entry, "does not take that time there: " + entry);
    }

    /** What an appointment has entered on a day. */
    private static Stream<AgendaDay.Entry> entries(AgendaDay day, Booking booking, long version, String appointmentId) {
        return booking.claims().stream()
                .filter(claim -> claim.calendarId().equals(day.calendarId()))
                .filter(claim -> touches(claim, day))
                .map(claim -> new AgendaDay.Entry(
                        appointmentId,
                        booking.slot().start(),
                        booking.slot().end(),
                        claim.blocked().start(),
                        claim.blocked().end(),
                        version));
    }

    private static boolean touches(Claim claim, AgendaDay day) {
        return AgendaDay.daysBetween(claim.blocked().start(), claim.blocked().end())
                .anyMatch(day.day()::equals);
    }

    private static Optional<String> told(AgendaDay.Entry entry, String problem) {
        return Optional.of(
                "version %d of appointment %s %s".formatted(entry.version(), entry.appointmentId(), problem));
    }

    private static List<String> appointmentIds(Document day) {
        return day.getList("entries", Document.class).stream()
                .map(entry -> entry.getString("appointmentId"))
                .toList();
    }

    private static Stream<String> versionKeys(Document day) {
        Collection<Document> entries = day.getList("entries", Document.class);
        return entries.stream().flatMap(entry -> {
            String id = entry.getString("appointmentId");
            long version = entry.getLong("version");
            return Stream.of(
                    AppointmentVersionDocument.id(id, version), AppointmentVersionDocument.id(id, version + 1));
        });
    }
}
