package io.daybook.projector;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.not;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.daybook.v1.AppointmentVersion;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.CalendarDocument;
import io.daybook.views.DeadLetter;
import io.daybook.views.Views;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.Document;

/**
 * Writes changes to the views: whole documents, and never an older one over a newer one, so that changes can be written
 * again, and a projector that lost its lease without noticing does no harm. Safe for use by many threads.
 */
final class ViewWriter {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final Views views;
    private final long epoch;

    /** Writes to a set as the holder of an epoch. */
    ViewWriter(Views views, long epoch) {
        this.views = views;
        this.epoch = epoch;
    }

    /**
     * Takes back the events that were parked beyond the set's checkpoint: they come again, and it shows then whether they still
     * are to be parked. Leaves alone what the holders of later epochs parked.
     */
    void unparkAfter(long position) {
        views.deadLetters().deleteMany(and(gt(DeadLetter.POSITION, position), not(gte(DeadLetter.EPOCH, epoch))));
    }

    /**
     * Writes all changes. Versions come before what they lead to: whoever reads an appointment can also read how it came about.
     * Calendars come last: whoever keeps days in memory tells by the calendar whether they are still the newest.
     */
    void write(Changes changes) {
        ParallelWrites.write(views.deadLetters(), changes.deadLetters(), this::letter);
        ParallelWrites.write(views.appointmentVersions(), changes.appointments(), ViewWriter::version);
        ParallelWrites.write(views.agenda(), changes.days(), ViewWriter::day);
        ParallelWrites.write(views.appointments(), newest(changes.appointments()), ViewWriter::appointment);
        ParallelWrites.write(views.calendars(), changes.calendars(), ViewWriter::calendar);
    }

    private InsertOneModel<Document> letter(DeadLetter letter) {
        return new InsertOneModel<>(letter.toBson().append(DeadLetter.EPOCH, epoch));
    }

    private static InsertOneModel<Document> version(AppointmentChange change) {
        var version = AppointmentVersion.newBuilder()
                .setAppointment(change.message())
                .setEvent(change.event())
                .build();
        return new InsertOneModel<>(AppointmentVersionDocument.toBson(version, change.calendarIds()));
    }

    private static WriteModel<Document> day(AgendaDay day) {
        Document older = new Document("_id", day.id()).append(AgendaDay.POSITION, new Document("$lt", day.position()));
        return new ReplaceOneModel<>(older, day.toBson(), UPSERT);
    }

    private static WriteModel<Document> appointment(AppointmentChange change) {
        Document older = new Document("_id", change.after().id())
                .append(AppointmentDocument.VERSION, new Document("$lt", change.message().getVersion()));
        return new ReplaceOneModel<>(older, AppointmentDocument.toBson(change.message()), UPSERT);
    }

    /** A calendar has two positions, its own and that of its appointments; neither may go back. */
    private static WriteModel<Document> calendar(CalendarDocument calendar) {
        Document notNewer = new Document("_id", calendar.calendar().getCalendarId())
                .append(CalendarDocument.POSITION, new Document("$lte", calendar.calendar().getPosition()))
                .append(CalendarDocument.CHANGE_POSITION, new Document("$lte", calendar.changePosition()));
        return new ReplaceOneModel<>(notNewer, calendar.toBson(), UPSERT);
    }

    private static Collection<AppointmentChange> newest(List<AppointmentChange> changes) {
        var newest = new LinkedHashMap<String, AppointmentChange>();
        changes.forEach(change -> newest.put(change.after().id(), change));
        return newest.values();
    }
}
