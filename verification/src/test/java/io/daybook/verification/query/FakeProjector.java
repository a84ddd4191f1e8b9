package io.daybook.verification.query;

import com.google.protobuf.util.Durations;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.daybook.query.QuerySettings;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CalendarState;
import io.daybook.v1.Claim;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.v1.PositionNotice;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.CalendarDocument;
import io.daybook.views.Checkpoint;
import io.daybook.views.NoticeSubjects;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.daybook.views.Views;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Writes views and sends notices as the projector does, in the same order, but step by step and, if a test wants it, with
 * notices left out.
 */
final class FakeProjector implements AutoCloseable {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoClient mongo;
    private final ViewSets sets;
    private final Views views;
    private final Connection nats;
    private final Map<String, Appointment> current = new HashMap<>();
    private final Map<String, Calendar> calendars = new HashMap<>();
    private final Map<String, Long> changePositions = new HashMap<>();
    private final Map<Long, Map<String, Long>> chains = new HashMap<>();
    private long position;
    private long epoch = 1;

    FakeProjector(QuerySettings settings) throws IOException, InterruptedException {
        this.mongo = MongoClients.create(settings.mongo());
        this.sets = new ViewSets(mongo.getDatabase(settings.database()));
        this.views = sets.views(1);
        this.nats = Nats.connect(settings.natsUrl());
        views.createIndexes();
    }

    long position() {
        return position;
    }

    /** Position of the next event. */
    long next() {
        return position + 1;
    }

    /** Stores a calendar and the checkpoint, without a notice. */
    Calendar calendar(String id) {
        return calendar(id, CalendarState.CALENDAR_STATE_OPEN);
    }

    Calendar calendar(String id, CalendarState state) {
        return calendar(id, state, CalendarRules.newBuilder().setSeats(2).setBufferAfter(Durations.fromMinutes(15)));
    }

    /** Stores a calendar, or another version of it, and the checkpoint, without a notice. */
    Calendar calendar(String id, CalendarState state, CalendarRules.Builder rules) {
        Calendar calendar = Calendar.newBuilder()
                .setCalendarId(id)
                .setName("Calendar " + id)
                .setTimeZone("Europe/Berlin")
                .setState(state)
                .setRules(rules)
                .setVersion(1)
                .setPosition(++position)
                .setCreateTime(Samples.time(position))
                .setUpdateTime(Samples.time(position))
                .build();
        calendars.put(id, calendar);
        put(
                views.calendars(),
                new CalendarDocument(calendar, changePositions.getOrDefault(id, 0L)).toBson());
        checkpoint();
        return calendar;
    }

    /**
     * Stores a new version, which gets the next position, and the checkpoint; returns the notice on its main calendar, which
     * is not sent.
     */
    AppointmentNotice store(Appointment.Builder version) {
        AppointmentNotice notice = storeBeforeCheckpoint(version);
        checkpoint();
        return notice.toBuilder().setAsOfPosition(position).build();
    }

    AppointmentNotice storeBeforeCheckpoint(Appointment.Builder version) {
        Appointment appointment = version.setPosition(++position)
                .setUpdateTime(Samples.time(position))
                .build();
        Optional<Appointment> before = Optional.ofNullable(current.put(appointment.getAppointmentId(), appointment));
        Map<String, Long> previous = chain(before, appointment);
        put(views.appointmentVersions(), AppointmentVersionDocument.toBson(withEvent(appointment), previous.keySet()));
        put(views.appointments(), AppointmentDocument.toBson(appointment));
        before.ifPresent(former -> Samples.claims(former).forEach(claim -> leave(former, claim)));
        enter(appointment);
        previous.keySet().stream()
                .filter(calendars::containsKey)
                .forEach(id -> put(views.calendars(), new CalendarDocument(calendars.get(id), position).toBson()));
        return AppointmentNotice.newBuilder()
                .setAppointment(appointment)
                .setPreviousCalendarPosition(previous.get(appointment.getCalendarId()))
                .build();
    }

    /** Stores a new version and takes it off the days that it leaves, and no more, as between two writes of a batch. */
    void storeLeaving(Appointment.Builder version) {
        Appointment appointment = version.setPosition(++position)
                .setUpdateTime(Samples.time(position))
                .build();
        Appointment before = current.get(appointment.getAppointmentId());
        put(
                views.appointmentVersions(),
                AppointmentVersionDocument.toBson(
                        withEvent(appointment), chain(Optional.of(before), appointment).keySet()));
        Samples.claims(before).forEach(claim -> leave(before, claim));
    }

    /** Position of the change before on each calendar that a change concerns. */
    private Map<String, Long> chain(Optional<Appointment> before, Appointment after) {
        var previous = new LinkedHashMap<String, Long>();
        Stream.concat(Stream.of(after), before.stream())
                .flatMap(version -> AppointmentDocument.calendarIds(version).stream())
                .distinct()
                .forEach(id -> previous.put(id, changePositions.getOrDefault(id, 0L)));
        previous.keySet().forEach(id -> changePositions.put(id, position));
        chains.put(position, previous);
        return previous;
    }

    /** Stores a new version and sends the notices. */
    Appointment project(Appointment.Builder version) {
        AppointmentNotice notice = store(version);
        send(notice);
        sendPosition();
        return notice.getAppointment();
    }

    /** Sends a notice on every calendar that the change concerns. */
    void send(AppointmentNotice notice) {
        Appointment appointment = notice.getAppointment();
        chains.get(appointment.getPosition())
                .forEach((calendarId, previous) -> nats.publish(
                        subject(calendarId, appointment.getAppointmentId()),
                        notice.toBuilder().setPreviousCalendarPosition(previous).build().toByteArray()));
    }

    void sendPosition() {
        nats.publish(
                NoticeSubjects.POSITION,
                PositionNotice.newBuilder().setPosition(position).build().toByteArray());
    }

    /** Whether anybody has subscribed to the notices of an appointment. */
    boolean isListenedTo(String calendarId, String appointmentId) throws InterruptedException {
        try {
            // An empty notice: version 0 is news to nobody. Without a subscriber NATS answers at once.
            nats.request(subject(calendarId, appointmentId), new byte[0]).get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException | CancellationException e) {
            return false;
        }
    }

    void checkpoint() {
        checkpoint(position, 0);
    }

    void checkpoint(long reached, long completeFrom) {
        var set = new Checkpoint(
                new Checkpoint.Id(1, Instant.ofEpochSecond(epoch)), reached, completeFrom, Instant.now(), Optional.empty());
        put(sets.catalogs(), ViewCatalog.first(epoch, set).toBson());
    }

    /** Makes the views look as if a release had written them whose documents look otherwise. */
    void forgetFormat() {
        sets.catalogs().deleteMany(new Document());
    }

    /** Wipes the views and fills them anew, in no particular order, as the projector does. */
    void rebuild() {
        epoch++;
        sets.catalogs().deleteMany(new Document());
        views.drop();
        views.createIndexes();
        checkpoint(0, position);
        calendars.values()
                .forEach(calendar -> put(
                        views.calendars(),
                        new CalendarDocument(calendar, changePositions.getOrDefault(calendar.getCalendarId(), 0L))
                                .toBson()));
        current.values().forEach(appointment -> {
            put(
                    views.appointmentVersions(),
                    AppointmentVersionDocument.toBson(
                            withEvent(appointment), AppointmentDocument.calendarIds(appointment)));
            put(views.appointments(), AppointmentDocument.toBson(appointment));
            enter(appointment);
        });
        checkpoint(position, position);
    }

    /** Wipes the views and forgets what was in them: what comes is another log. */
    void startAnew() {
        sets.catalogs().deleteMany(new Document());
        views.drop();
        views.createIndexes();
        List.of(current, calendars, changePositions, chains).forEach(Map::clear);
        position = 0;
        epoch++;
    }

    /** Passes events that are not about appointments. */
    void pass(int events) {
        position += events;
        checkpoint();
    }

    @Override
    public void close() throws InterruptedException {
        nats.close();
        mongo.close();
    }

    private static String subject(String calendarId, String appointmentId) {
        return NoticeSubjects.appointment(calendarId, appointmentId);
    }

    private void leave(Appointment appointment, Claim claim) {
        changeAgenda(claim, day -> day.without(appointment.getAppointmentId(), position));
    }

    /** Writes a version into the agenda and nowhere else; by itself, it is what is there between two writes of a batch. */
    void enter(Appointment appointment) {
        if (Samples.takesTime(appointment)) {
            Samples.claims(appointment)
                    .forEach(claim -> changeAgenda(
                            claim, day -> day.with(Samples.entry(appointment, claim), position)));
        }
    }

    /** Makes an appointment and this version of it unreadable: whoever reads one of them fails. */
    void spoilAppointment(Appointment appointment) {
        String id = appointment.getAppointmentId();
        unset(views.appointments(), id, "title");
        unset(views.appointmentVersions(), AppointmentVersionDocument.id(id, appointment.getVersion()), "event");
    }

    /** Makes a calendar unreadable. */
    void spoilCalendar(String id) {
        unset(views.calendars(), id, "timeZone");
    }

    /** Makes a day that is empty unreadable. */
    void spoilDay(String calendarId, LocalDate day) {
        put(views.agenda(), AgendaDay.empty(calendarId, day).toBson());
        unset(views.agenda(), AgendaDay.id(calendarId, day), "day");
    }

    private void changeAgenda(Claim claim, UnaryOperator<AgendaDay> change) {
        for (LocalDate day : Samples.days(claim)) {
            String id = AgendaDay.id(claim.getCalendarId(), day);
            Document found = views.agenda().find(new Document("_id", id)).first();
            AgendaDay agenda = found == null ? AgendaDay.empty(claim.getCalendarId(), day) : AgendaDay.fromBson(found);
            put(views.agenda(), change.apply(agenda).toBson());
        }
    }

    private static AppointmentVersion withEvent(Appointment appointment) {
        return AppointmentVersion.newBuilder()
                .setAppointment(appointment)
                .setEvent(Event.newBuilder()
                        .setPosition(appointment.getPosition())
                        .setEntityType(EntityType.ENTITY_TYPE_APPOINTMENT)
                        .setEntityId(appointment.getAppointmentId())
                        .setVersion(appointment.getVersion())
                        .setCommitTime(appointment.getUpdateTime())
                        .setActor("ann"))
                .build();
    }

    private static void unset(MongoCollection<Document> collection, String id, String field) {
        collection.updateOne(new Document("_id", id), new Document("$unset", new Document(field, "")));
    }

    private static void put(MongoCollection<Document> collection, Document document) {
        collection.replaceOne(new Document("_id", document.getString("_id")), document, UPSERT);
    }
}
