package io.daybook.bench.load;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.LiveViews;
import io.daybook.bench.bed.Program;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceStub;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.ListFreeSlotsRequest;
import io.daybook.views.AgendaDay;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Callers who read at a query server. For one thread. */
public final class Readers implements AutoCloseable {

    private static final int MINUTES = 30;

    private final ManagedChannel channel;
    private final AppointmentQueryServiceStub stub;
    private final Turns<GetAppointmentRequest> appointments;
    private final Turns<GetAgendaRequest> days;
    private final Turns<ListFreeSlotsRequest> slots;

    private Readers(ManagedChannel channel, List<String> appointmentIds, List<AgendaDay> days) {
        this.channel = channel;
        this.stub = AppointmentQueryServiceGrpc.newStub(channel);
        this.appointments = new Turns<>(appointmentIds.stream().map(Readers::appointment).toList());
        this.days = new Turns<>(days.stream().map(Readers::agenda).toList());
        this.slots = new Turns<>(days.stream().map(Readers::freeSlots).toList());
    }

    /** Connects to the query server of a bed, to read what is in its views. */
    public static Readers of(Bed bed, LiveViews views, List<String> appointmentIds) {
        List<AgendaDay> days = views.views().agenda().find().map(AgendaDay::fromBson).into(new ArrayList<>());
        return new Readers(
                ManagedChannelBuilder.forAddress("127.0.0.1", bed.port(Program.QUERY_SERVER))
                        .usePlaintext()
                        .directExecutor()
                        .build(),
                appointmentIds,
                days);
    }

    /** What they read. */
    public enum Kind {
        /** GetAppointment. */
        APPOINTMENT("GetAppointment"),
        /** GetAgenda of a day. */
        AGENDA("GetAgenda, a day"),
        /** ListFreeSlots of a calendar and a day. */
        FREE_SLOTS("ListFreeSlots, a day");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** As many as the server answers. */
    public Measured closedLoop(Kind kind, int callers, Duration length) throws InterruptedException {
        return switch (kind) {
            case APPOINTMENT -> Callers.closedLoop(stub::getAppointment, appointments, callers, length);
            case AGENDA -> Callers.closedLoop(stub::getAgenda, days, callers, length);
            case FREE_SLOTS -> Callers.closedLoop(stub::listFreeSlots, slots, callers, length);
        };
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static GetAppointmentRequest appointment(String id) {
        return GetAppointmentRequest.newBuilder().setAppointmentId(id).build();
    }

    private static GetAgendaRequest agenda(AgendaDay day) {
        return GetAgendaRequest.newBuilder()
                .setCalendarId(day.calendarId())
                .setFirstDate(day.day().toString())
                .build();
    }

    private static ListFreeSlotsRequest freeSlots(AgendaDay day) {
        return ListFreeSlotsRequest.newBuilder()
                .addCalendarIds(day.calendarId())
                .setWindowStartTime(startOf(day.day()))
                .setWindowEndTime(startOf(day.day().plusDays(1)))
                .setDuration(Durations.fromMinutes(MINUTES))
                .build();
    }

    private static Timestamp startOf(LocalDate day) {
        return Timestamp.newBuilder()
                .setSeconds(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC))
                .build();
    }
}
