package io.daybook.query;

import io.daybook.query.availability.ExplainingUnavailable;
import io.daybook.query.availability.GettingFreeBusy;
import io.daybook.query.availability.ListingFreeSlots;
import io.daybook.query.read.GettingAgenda;
import io.daybook.query.read.GettingAppointment;
import io.daybook.query.read.ListingAppointments;
import io.daybook.query.read.ListingVersions;
import io.daybook.query.watch.Watches;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceImplBase;
import io.daybook.v1.ExplainUnavailableRequest;
import io.daybook.v1.ExplainUnavailableResponse;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAgendaResponse;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.GetFreeBusyRequest;
import io.daybook.v1.GetFreeBusyResponse;
import io.daybook.v1.ListAppointmentVersionsRequest;
import io.daybook.v1.ListAppointmentVersionsResponse;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.v1.ListFreeSlotsResponse;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.stub.StreamObserver;

/** The gRPC side of the appointment queries. */
final class AppointmentQueries extends AppointmentQueryServiceImplBase {

    private final GettingAppointment gettingAppointment;
    private final GettingAgenda gettingAgenda;
    private final ListingAppointments listingAppointments;
    private final ListingVersions listingVersions;
    private final ListingFreeSlots listingFreeSlots;
    private final ExplainingUnavailable explainingUnavailable;
    private final GettingFreeBusy gettingFreeBusy;
    private final Watches watches;

    AppointmentQueries(
            GettingAppointment gettingAppointment,
            GettingAgenda gettingAgenda,
            ListingAppointments listingAppointments,
            ListingVersions listingVersions,
            ListingFreeSlots listingFreeSlots,
            ExplainingUnavailable explainingUnavailable,
            GettingFreeBusy gettingFreeBusy,
            Watches watches) {
        this.gettingAppointment = gettingAppointment;
        this.gettingAgenda = gettingAgenda;
        this.listingAppointments = listingAppointments;
        this.listingVersions = listingVersions;
        this.listingFreeSlots = listingFreeSlots;
        this.explainingUnavailable = explainingUnavailable;
        this.gettingFreeBusy = gettingFreeBusy;
        this.watches = watches;
    }

    @Override
    public void getAppointment(GetAppointmentRequest request, StreamObserver<GetAppointmentResponse> observer) {
        observer.onNext(gettingAppointment.get(request));
        observer.onCompleted();
    }

    @Override
    public void getAgenda(GetAgendaRequest request, StreamObserver<GetAgendaResponse> observer) {
        observer.onNext(gettingAgenda.get(request));
        observer.onCompleted();
    }

    @Override
    public void listAppointments(ListAppointmentsRequest request, StreamObserver<ListAppointmentsResponse> observer) {
        observer.onNext(listingAppointments.list(request));
        observer.onCompleted();
    }

    @Override
    public void listAppointmentVersions(
            ListAppointmentVersionsRequest request, StreamObserver<ListAppointmentVersionsResponse> observer) {
        observer.onNext(listingVersions.list(request));
        observer.onCompleted();
    }

    @Override
    public void listFreeSlots(ListFreeSlotsRequest request, StreamObserver<ListFreeSlotsResponse> observer) {
        observer.onNext(listingFreeSlots.list(request));
        observer.onCompleted();
    }

    @Override
    public void explainUnavailable(
            ExplainUnavailableRequest request, StreamObserver<ExplainUnavailableResponse> observer) {
        observer.onNext(explainingUnavailable.explain(request));
        observer.onCompleted();
    }

    @Override
    public void getFreeBusy(GetFreeBusyRequest request, StreamObserver<GetFreeBusyResponse> observer) {
        observer.onNext(gettingFreeBusy.get(request));
        observer.onCompleted();
    }

    @Override
    public void watchAppointment(WatchAppointmentRequest request, StreamObserver<WatchAppointmentResponse> observer) {
        watches.appointment(request, observer);
    }

    @Override
    public void watchCalendar(WatchCalendarRequest request, StreamObserver<WatchCalendarResponse> observer) {
        watches.calendar(request, observer);
    }
}
