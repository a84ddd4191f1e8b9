package io.daybook.query.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.Appointment;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.Views;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The queries of what was, from the versions of appointments. Safe for use by many threads. */
public final class PastReads {

    private final MongoCollection<Document> versions;

    PastReads(Views views) {
        this.versions = views.appointmentVersions();
    }

    /** An appointment as it was; empty if it was not there yet. */
    public Optional<Appointment> appointment(String id, AsOf asOf) {
        Bson until = and(eq(AppointmentVersionDocument.APPOINTMENT_ID, id), asOf.versionsUntilThen());
        Document last = versions.find(until)
                .sort(descending(AppointmentVersionDocument.VERSION))
                .first();
        return Optional.ofNullable(last).map(PastReads::appointment);
    }

    /**
     * The appointments that had been in a window, as they were, each once and in no order. Only a last version tells whether
     * its appointment still took time there, or had left it, its calendar or its time by then. They are read as they are
     * taken; to be closed.
     */
    public Stream<Appointment> appointmentsOnceIn(CalendarWindow window, AsOf asOf) {
        return onceIn(window, asOf)
                .distinct()
                .gather(Found.keysOfOneQuery())
                .map(ids -> lastVersions(ids, asOf))
                .flatMap(last -> Found.stream(versions.find(in("_id", last)), PastReads::appointment));
    }

    /** The appointment of each version that by then was in a window. The bounds on the start let the index find them. */
    private Stream<String> onceIn(CalendarWindow window, AsOf asOf) {
        Bson inWindow = and(
                eq(AppointmentVersionDocument.CALENDAR_IDS, window.calendarId()),
                lt(AppointmentVersionDocument.START_TIME, Date.from(window.end())),
                gt(AppointmentVersionDocument.START_TIME, Date.from(window.start().minus(TimeSlot.LONGEST))),
                gt(AppointmentVersionDocument.END_TIME, Date.from(window.start())),
                asOf.versionsUntilThen());
        return Found.stream(
                versions.find(inWindow).projection(include(AppointmentVersionDocument.APPOINTMENT_ID)),
                version -> version.getString(AppointmentVersionDocument.APPOINTMENT_ID));
    }

    /** Keys of the last versions that some appointments had by then. */
    private List<String> lastVersions(Collection<String> appointmentIds, AsOf asOf) {
        Map<String, Long> last = new HashMap<>();
        versions.find(and(in(AppointmentVersionDocument.APPOINTMENT_ID, appointmentIds), asOf.versionsUntilThen()))
                .projection(include(AppointmentVersionDocument.APPOINTMENT_ID, AppointmentVersionDocument.VERSION))
                .forEach(version -> last.merge(
                        version.getString(AppointmentVersionDocument.APPOINTMENT_ID),
                        version.getLong(AppointmentVersionDocument.VERSION),
                        Math::max));
        return last.entrySet().stream()
                .map(entry -> AppointmentVersionDocument.id(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Appointment appointment(Document version) {
        return AppointmentVersionDocument.fromBson(version).getAppointment();
    }
}
