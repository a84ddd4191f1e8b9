package io.daybook.query.read;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import io.daybook.query.view.ViewReads;
import io.daybook.service.Page;
import io.daybook.service.PageToken;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarState;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ListCalendarsResponse;
import io.daybook.views.CalendarDocument;
import org.bson.conversions.Bson;

/** Lists calendars by id. Safe for use by many threads. */
public final class ListingCalendars {

    private final FreshReads reads;

    /** Reads from views. */
    public ListingCalendars(FreshReads reads) {
        this.reads = reads;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public ListCalendarsResponse list(ListCalendarsRequest request) {
        var fields = new RequestFields();
        ListCalendarsRequest asked = request.toBuilder()
                .clearPageSize()
                .clearPageToken()
                .clearMinPosition()
                .build();
        String after = PageToken.key(fields, request.getPageToken(), asked).orElse("");
        int size = Page.size(fields, request.getPageSize());
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        Bson filter = filter(after, request.getIncludeClosed());
        return reads.atPosition(minPosition, views -> answer(asked, filter, size, views));
    }

    private static Bson filter(String after, boolean includeClosed) {
        Bson later = gt("_id", after);
        String open = CalendarDocument.stateName(CalendarState.CALENDAR_STATE_OPEN);
        return includeClosed ? later : and(later, eq(CalendarDocument.STATE, open));
    }

    private ListCalendarsResponse answer(ListCalendarsRequest asked, Bson filter, int size, ViewReads views) {
        Page<Calendar> page = Page.of(
                views.calendars(filter, size + 1), size, last -> PageToken.after(last.getCalendarId(), asked));
        return ListCalendarsResponse.newBuilder()
                .addAllCalendars(page.items())
                .setNextPageToken(page.nextPageToken())
                .setAsOfPosition(views.position())
                .build();
    }
}
