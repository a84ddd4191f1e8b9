package io.daybook.client;

import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc.CalendarQueryServiceBlockingStub;
import io.grpc.Channel;

/**
 * The services that read. Safe for use by many threads.
 *
 * @param appointments reads of appointments
 * @param calendars    reads of calendars
 */
public record Queries(
        AppointmentQueryServiceBlockingStub appointments, CalendarQueryServiceBlockingStub calendars) {

    static Queries on(Channel channel) {
        return new Queries(
                AppointmentQueryServiceGrpc.newBlockingStub(channel), CalendarQueryServiceGrpc.newBlockingStub(channel));
    }
}
