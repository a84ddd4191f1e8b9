package io.daybook.query.read;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import io.daybook.query.view.ViewReads;
import io.daybook.scheduling.TimeSlot;
import io.daybook.service.Page;
import io.daybook.service.PageToken;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.Appointment;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Lists appointments by start time, then id. Safe for use by many threads. */
public final class ListingAppointments {


    private final FreshReads reads;

    /** Reads from views. */
    public ListingAppointments(FreshReads reads) {
        this.reads = reads;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public ListAppointmentsResponse list(ListAppointmentsRequest request) {
        var fields = new RequestFields();
        ListAppointmentsRequest asked = request.toBuilder()
                .clearPageSize()
                .clearPageToken()
                .clearMinPosition()
                .build();
        List<Bson> conditions = conditions(fields, asked);
        PageToken.key(fields, request.getPageToken(), asked)
                .map(StartKey::parse)
                .ifPresent(key -> conditions.add(key.onlyLater()));
        int size = Page.size(fields, request.getPageSize());
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        Bson filter = conditions.isEmpty() ? new Document() : and(conditions);
        return reads.atPosition(minPosition, views -> answer(asked, filter, size, views));
    }

    private static List<Bson> conditions(RequestFields fields, ListAppointmentsRequest asked) {
        var conditions = new ArrayList<Bson>();
        if (!asked.getCalendarId().isEmpty()) {
            String calendarId = fields.calendarId("calendar_id", asked.getCalendarId());
            conditions.add(eq(AppointmentDocument.CALENDAR_IDS, calendarId));
        }
        if (!asked.getAttendeeEmail().isEmpty()) {
            String email = fields.email("attendee_email", asked.getAttendeeEmail());
            conditions.add(eq(AppointmentDocument.ATTENDEE_EMAILS, AppointmentDocument.emailKey(email)));
        }
        if (!asked.getSeriesId().isEmpty()) {
            String seriesId = fields.uuid("series_id", asked.getSeriesId()).toString();
            conditions.add(eq(AppointmentDocument.SERIES_ID, seriesId));
        }
        if (asked.hasWindowStartTime()) {
            conditions.addAll(endingAfter(fields.instant("window_start_time", asked.getWindowStartTime())));
        }
        if (asked.hasWindowEndTime()) {
            Instant end = fields.instant("window_end_time", asked.getWindowEndTime());
            conditions.add(lt(AppointmentDocument.START_TIME, Date.from(end)));
        }
        if (!asked.getIncludeCancelled()) {
            conditions.add(in(AppointmentDocument.STATE, AppointmentStates.namesOfThoseThatTakeTime()));
        }
        return conditions;
    }

    /** The bound on the start follows from that on the end, and lets the index, which is by start, find it. */
    private static List<Bson> endingAfter(Instant instant) {
        return List.of(
                gt(AppointmentDocument.END_TIME, Date.from(instant)),
                gt(AppointmentDocument.START_TIME, Date.from(instant.minus(TimeSlot.LONGEST))));
    }

    private ListAppointmentsResponse answer(ListAppointmentsRequest asked, Bson filter, int size, ViewReads views) {
        Page<Appointment> page = Page.of(
                views.appointments(filter, size + 1),
                size,
                last -> PageToken.after(StartKey.of(last).toString(), asked));
        return ListAppointmentsResponse.newBuilder()
                .addAllAppointments(page.items())
                .setNextPageToken(page.nextPageToken())
                .setAsOfPosition(views.position())
                .build();
    }

    /** What the listing is ordered by. */
    private record StartKey(long startSeconds, String id) {

        static StartKey of(Appointment appointment) {
            return new StartKey(appointment.getStartTime().getSeconds(), appointment.getAppointmentId());
        }

        static StartKey parse(String text) {
            int slash = text.indexOf('/');
            return new StartKey(Long.parseLong(text, 0, slash, 10), text.substring(slash + 1));
        }

        Bson onlyLater() {
            Date start = Date.from(Instant.ofEpochSecond(startSeconds));
            return and(
                    gte(AppointmentDocument.START_TIME, start),
                    or(gt(AppointmentDocument.START_TIME, start), gt("_id", id)));
        }

        @Override
        public String toString() {
            return startSeconds + "/" + id;
        }
    }
}
