package io.daybook.query;

import io.daybook.query.read.GettingCalendar;
import io.daybook.query.read.ListingCalendars;
import io.daybook.v1.CalendarQueryServiceGrpc.CalendarQueryServiceImplBase;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ListCalendarsResponse;
import io.grpc.stub.StreamObserver;

/** The gRPC side of the calendar queries. */
final class CalendarQueries extends CalendarQueryServiceImplBase {

    private final GettingCalendar gettingCalendar;
    private final ListingCalendars listingCalendars;

    CalendarQueries(GettingCalendar gettingCalendar, ListingCalendars listingCalendars) {
        this.gettingCalendar = gettingCalendar;
        this.listingCalendars = listingCalendars;
    }

    @Override
    public void getCalendar(GetCalendarRequest request, StreamObserver<GetCalendarResponse> observer) {
        observer.onNext(gettingCalendar.get(request));
        observer.onCompleted();
    }

    @Override
    public void listCalendars(ListCalendarsRequest request, StreamObserver<ListCalendarsResponse> observer) {
        observer.onNext(listingCalendars.list(request));
        observer.onCompleted();
    }
}
