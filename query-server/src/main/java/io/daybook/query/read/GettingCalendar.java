package io.daybook.query.read;

import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;

/** Reads one calendar. Safe for use by many threads. */
public final class GettingCalendar {

    private final FreshReads reads;

    /** Reads from views. */
    public GettingCalendar(FreshReads reads) {
        this.reads = reads;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public GetCalendarResponse get(GetCalendarRequest request) {
        var fields = new RequestFields();
        String id = fields.calendarId("calendar_id", request.getCalendarId());
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        return get(id, minPosition);
    }

    /**
     * Reads a calendar no older than a position.
     *
     * @throws ServiceException as the contract has it
     */
    public GetCalendarResponse get(String id, long minPosition) {
        return reads.atPosition(minPosition, views -> GetCalendarResponse.newBuilder()
                .setCalendar(views.calendar(id).orElseThrow(() -> ReadFailures.noCalendar(id)))
                .setAsOfPosition(views.position())
                .build());
    }
}
