package io.daybook.query.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.google.protobuf.MessageLite;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.Calendar;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.CalendarDocument;
import io.daybook.views.Checkpoint;
import io.daybook.views.Views;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The queries of one set of views. Its checkpoint was read before the documents: they may be newer than the position and are
 * never older. Safe for use by many threads.
 */
public final class ViewReads {

    /** More than a page and what shows that there is another: it ends at 2 MiB, and the largest item has less than one. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Views views;
    private final FindsById finds;
    private final Checkpoint checkpoint;

    ViewReads(Views views, FindsById finds, Checkpoint checkpoint) {
        this.views = views;
        this.finds = finds;
        this.checkpoint = checkpoint;
    }

    /** How far the set was, before anything of it was read by this. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Every event up to here is in what is read. */
    public long position() {
        return checkpoint.position();
    }

    /** The queries of what was. */
    public PastReads past() {
        return new PastReads(views);
    }

    /**
     * The appointments that are in a window, as they are, each once and in no order, and perhaps others. They are read as they
     * are taken; to be closed.
     */
    public Stream<Appointment> appointmentsIn(CalendarWindow window) {
        return new WindowRead(views, position(), window).appointments();
    }

    /** One appointment. */
    public Optional<Appointment> appointment(String id) {
        return finds.appointment(id).map(AppointmentDocument::fromBson);
    }

    /** Those of the appointments whose newest event is after a position, in no order. */
    public List<Appointment> changedAppointments(Collection<String> ids, long after) {
        // Flat: what the driver's own "and" makes of it is looked for in the whole collection by the embedded MongoDB.
        Document changed = new Document("_id", new Document("$in", ids))
                .append(AppointmentDocument.POSITION, new Document("$gt", after));
        return all(views.appointments().find(changed), AppointmentDocument::fromBson);
    }

    /** Some of the appointments that are there, in no order: one at least, and no more once they have so many bytes. */
    public List<Appointment> someAppointments(Collection<String> ids, int bytes) {
        return bounded(views.appointments().find(in("_id", ids)), AppointmentDocument::fromBson, bytes);
    }

    /** The first appointments that match a filter, by start, then id; fewer if they are large. */
    public List<Appointment> appointments(Bson filter, int limit) {
        Bson byStart = ascending(AppointmentDocument.START_TIME, "_id");
        return bounded(
                views.appointments().find(filter).sort(byStart).limit(limit), AppointmentDocument::fromBson, MAX_BYTES);
    }

    /** One version of an appointment. */
    public Optional<AppointmentVersion> version(String appointmentId, long version) {
        return first(
                views.appointmentVersions().find(eq(AppointmentVersionDocument.id(appointmentId, version))),
                AppointmentVersionDocument::fromBson);
    }

    /** The versions of an appointment from one on, oldest first and without a gap; fewer if they are large. */
    public List<AppointmentVersion> versions(String appointmentId, long from, int limit) {
        List<AppointmentVersion> found =
                bounded(findVersions(appointmentId, from, limit), AppointmentVersionDocument::fromBson, MAX_BYTES);
        return withoutGap(found, AppointmentVersion::getAppointment, from);
    }

    /** The same without their events; no more once they have so many bytes, but one at least if the first is there. */
    public List<Appointment> someVersions(String appointmentId, long from, int limit, int bytes) {
        List<Appointment> found = bounded(findVersions(appointmentId, from, limit), ViewReads::appointment, bytes);
        return withoutGap(found, Function.identity(), from);
    }

    /**
     * Changes to appointments that are on a calendar, or left it by the change, with a position in {@code (after, upTo]}, in
     * order of position; no more once they have so many bytes, but one at least if there is any.
     */
    public List<Appointment> changes(String calendarId, long after, long upTo, int limit, int bytes) {
        Bson filter = and(
                eq(AppointmentVersionDocument.CALENDAR_IDS, calendarId),
                gt(AppointmentVersionDocument.POSITION, after),
                lte(AppointmentVersionDocument.POSITION, upTo));
        FindIterable<Document> found = views.appointmentVersions()
                .find(filter)
                .sort(ascending(AppointmentVersionDocument.POSITION))
                .limit(limit);
        return bounded(found, ViewReads::appointment, bytes);
    }

    /** Those of a calendar's days that have a document. */
    public List<AgendaDay> agenda(String calendarId, Collection<LocalDate> days) {
        List<String> keys = days.stream().map(day -> AgendaDay.id(calendarId, day)).toList();
        return all(views.agenda().find(in("_id", keys)), AgendaDay::fromBson);
    }

    /** Those of some days, of any calendars, that have a document, in no order. */
    public List<AgendaDay> agendaDays(Collection<String> dayIds) {
        return all(views.agenda().find(in("_id", dayIds)), AgendaDay::fromBson);
    }

    /** Those of the calendars that are there, in no order. */
    public List<CalendarDocument> calendarDocuments(Collection<String> ids) {
        return all(views.calendars().find(in("_id", ids)), CalendarDocument::fromBson);
    }

    /**
     * How new the views show a calendar.
     *
     * @param calendarId     the calendar
     * @param position       position of its newest event
     * @param changePosition position of the newest event of any of its appointments, 0 if there was none
     */
    public record CalendarPositions(String calendarId, long position, long changePosition) {}

    /** How new those of the calendars are that are there, in no order. */
    public List<CalendarPositions> calendarPositions(Collection<String> ids) {
        Bson positions = include(CalendarDocument.POSITION, CalendarDocument.CHANGE_POSITION);
        return all(
                views.calendars().find(in("_id", ids)).projection(positions),
                document -> new CalendarPositions(
                        document.getString("_id"),
                        document.getLong(CalendarDocument.POSITION),
                        document.getLong(CalendarDocument.CHANGE_POSITION)));
    }

    /** One calendar. */
    public Optional<Calendar> calendar(String id) {
        return finds.calendar(id).map(CalendarDocument::fromBson).map(CalendarDocument::calendar);
    }

    /** The first calendars that match a filter, by id; fewer if they are large. */
    public List<Calendar> calendars(Bson filter, int limit) {
        return bounded(
                views.calendars().find(filter).sort(ascending("_id")).limit(limit),
                document -> CalendarDocument.fromBson(document).calendar(),
                MAX_BYTES);
    }

    /** Position of the newest change to any appointment, by calendar. */
    public Map<String, Long> changePositions(Collection<String> calendarIds) {
        return all(
                        views.calendars()
                                .find(in("_id", calendarIds))
                                .projection(include(CalendarDocument.CHANGE_POSITION)),
                        Function.identity())
                .stream()
                .collect(Collectors.toMap(
                        document -> document.getString("_id"),
                        document -> document.getLong(CalendarDocument.CHANGE_POSITION)));
    }

    private FindIterable<Document> findVersions(String appointmentId, long from, int limit) {
        List<String> keys = LongStream.range(from, from + limit)
                .mapToObj(version -> AppointmentVersionDocument.id(appointmentId, version))
                .toList();
        return views.appointmentVersions().find(in("_id", keys)).sort(ascending("_id"));
    }

    private static Appointment appointment(Document version) {
        return AppointmentVersionDocument.fromBson(version).getAppointment();
    }

    /** A batch of the projector is written in no order: a version whose predecessor is missing came too early. */
    private static <T> List<T> withoutGap(List<T> sorted, Function<T, Appointment> appointment, long from) {
        int length = 0;
        while (length < sorted.size() && appointment.apply(sorted.get(length)).getVersion() == from + length) {
            length++;
        }
        return sorted.subList(0, length);
    }

    private static <T> Optional<T> first(FindIterable<Document> found, Function<Document, T> mapping) {
        return Optional.ofNullable(found.first()).map(mapping);
    }

    /** Ends once it holds so many bytes: no page makes the server hold much more than its answer, no watch more than a page. */
    private static <T extends MessageLite> List<T> bounded(
            FindIterable<Document> found, Function<Document, T> mapping, int maxBytes) {
        var read = new ArrayList<T>();
        long bytes = 0;
        try (MongoCursor<Document> cursor = found.cursor()) {
            while (cursor.hasNext() && bytes < maxBytes) {
                read.add(mapping.apply(cursor.next()));
                bytes += read.getLast().getSerializedSize();
            }
        }
        return read;
    }

    private static <T> List<T> all(FindIterable<Document> found, Function<Document, T> mapping) {
        return found.map(mapping::apply).into(new ArrayList<>());
    }
}
