package io.daybook.cli.command;

import io.daybook.v1.Appointment;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a list page by page. */
final class AppointmentPages {

    private static final int LARGEST_PAGE = 1_000;

    private final Session session;

    AppointmentPages(Session session) {
        this.session = session;
    }

    /** Hands each page over as it comes. */
    void each(ListAppointmentsRequest wanted, long limit, Consumer<List<Appointment>> page) {
        long left = limit;
        String token = "";
        do {
            var request = wanted.toBuilder()
                    .setPageSize((int) Math.min(left, LARGEST_PAGE))
                    .setPageToken(token)
                    .build();
            ListAppointmentsResponse answer =
                    session.call(session.servers().appointmentQueries(), stub -> stub.listAppointments(request));
            List<Appointment> taken =
                    answer.getAppointmentsList().stream().limit(left).toList();
            page.accept(taken);
            left -= taken.size();
            token = answer.getNextPageToken();
        } while (!token.isEmpty() && left > 0);
    }

    /** All of the list. */
    List<Appointment> all(ListAppointmentsRequest wanted, long limit) {
        List<Appointment> all = new ArrayList<>();
        each(wanted, limit, all::addAll);
        return all;
    }
}
