package io.daybook.cli.command;

import io.daybook.v1.Appointment;
import io.daybook.v1.ListAppointmentsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a list page by page. */
final class AppointmentPages {

    private final Session session;

    AppointmentPages(Session session) {
        this.session = session;
    }

    /** Hands each page over as it comes; the result is how many appointments these were. */
    long each(ListAppointmentsRequest wanted, long limit, Consumer<List<Appointment>> page) {
        return Pages.each(token -> read(wanted, limit, token), limit, page);
    }

    /** All of the list. */
    List<Appointment> all(ListAppointmentsRequest wanted, long limit) {
        List<Appointment> all = new ArrayList<>();
        each(wanted, limit, all::addAll);
        return all;
    }

    private Pages.Page<Appointment> read(ListAppointmentsRequest wanted, long limit, String token) {
        var request = wanted.toBuilder()
                .setPageSize((int) Math.min(limit, Pages.LARGEST))
                .setPageToken(token)
                .build();
        var answer = session.call(session.servers().appointmentQueries(), stub -> stub.listAppointments(request));
        return new Pages.Page<>(answer.getAppointmentsList(), answer.getNextPageToken());
    }
}
