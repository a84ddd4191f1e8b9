package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.server.Following;
import io.daybook.cli.text.Lengths;
import io.daybook.v1.Appointment;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The watch of one appointment. Runs once. */
final class AppointmentWatch {

    private final Session session;
    private final ShownZone zone;
    private final WatchAppointmentRequest wanted;
    private long lastVersion;
    private long position;
    private boolean told;

    AppointmentWatch(
            Session session, ShownZone zone, String id, long fromVersion, long untilVersion, boolean everyVersion) {
        this.session = session;
        this.zone = zone;
        this.wanted = WatchAppointmentRequest.newBuilder()
                .setAppointmentId(id)
                .setFromVersion(fromVersion)
                .setUntilVersion(untilVersion)
                .setEveryVersion(everyVersion)
                .build();
    }

    int run() {
        var following = new Following(
                session.servers(),
                session.chosenTimeout().map(_ -> session.deadline()),
                interruption -> session.console().message("daybook: " + interruption));
        if (!following.follow(wanted, this::show)) {
            throw timedOut();
        }
        return ExitCode.OK;
    }

    private void show(WatchAppointmentResponse answer) {
        position = answer.getAsOfPosition();
        if (!answer.hasAppointment()) {
            tellWaiting();
            return;
        }
        Appointment appointment = answer.getAppointment();
        lastVersion = appointment.getVersion();
        session.console().line(session.format() == OutputFormat.JSONL ? Json.line(answer) : row(appointment));
        session.console().flush();
    }

    private void tellWaiting() {
        if (lastVersion == 0 && !told) {
            told = true;
            session.console().message("daybook: the views, at position %d, do not show it yet; waiting"
                    .formatted(position));
        }
    }

    private String row(Appointment appointment) {
        String reason = appointment.getCancelReason();
        return "version %d  %s  %s%s  %s".formatted(
                appointment.getVersion(),
                Cards.time(appointment, zone.of(appointment)),
                Cards.state(appointment.getState()),
                reason.isEmpty() ? "" : " (" + reason + ")",
                appointment.getTitle());
    }

    private Failure timedOut() {
        List<String> lines = new ArrayList<>();
        lines.add("the time allowed (%s) is over".formatted(Lengths.print(session.timeout())));
        lines.add("  last version seen: " + (lastVersion == 0 ? "none" : lastVersion));
        if (wanted.getUntilVersion() > 0) {
            lines.add("  target: version " + wanted.getUntilVersion());
            lines.add("  lag: %d versions".formatted(wanted.getUntilVersion() - lastVersion));
        }
        Optional<GetAppointmentResponse> now = new Views(session).glanceAtAppointment(wanted.getAppointmentId());
        lines.add("  the views are at position "
                + now.map(GetAppointmentResponse::getAsOfPosition).orElse(position));
        return new Failure(ExitCode.TIMEOUT, lines, null);
    }
}
