package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.Table;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.ListAppointmentVersionsRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook history}. */
@Command(
        name = "history",
        description = "Show every version of an appointment: when, by whom, and what happened.",
        footer = {
            "  daybook history ID",
            "  daybook history ID --diff",
            "  daybook history ID -o jsonl",
            "",
            "Exit codes: see daybook --help."
        })
public final class History extends ServerCommand {

    @Mixin
    private KnownAppointment known;

    @Option(
            names = "--diff",
            order = 11,
            description = "Show field by field what changed from version to version, and why.")
    private boolean diff;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public History(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        List<AppointmentVersion> versions = Pages.all(token -> read(session, token));
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> (diff ? changes(versions) : table(versions)).forEach(console::line);
            case JSON -> console.line(Json.array(versions));
            case JSONL -> versions.forEach(version -> console.line(Json.line(version)));
            case ICS -> throw session.unprintable();
        }
        return ExitCode.OK;
    }

    private Pages.Page<AppointmentVersion> read(Session session, String token) {
        var request = ListAppointmentVersionsRequest.newBuilder()
                .setAppointmentId(known.id)
                .setPageSize(Pages.LARGEST)
                .setPageToken(token)
                .setMinVersion(known.minVersion)
                .build();
        var answer = session.call(session.servers().appointmentQueries(), stub -> stub.listAppointmentVersions(request));
        return new Pages.Page<>(answer.getVersionsList(), answer.getNextPageToken());
    }

    private List<String> table(List<AppointmentVersion> versions) {
        var table = new Table("VERSION", "WHEN", "WHO", "WHAT");
        Appointment before = Appointment.getDefaultInstance();
        for (AppointmentVersion version : versions) {
            Appointment after = version.getAppointment();
            table.row(
                    Long.toString(after.getVersion()),
                    when(version),
                    version.getEvent().getActor(),
                    Happening.of(version, before, zone.of(after)));
            before = after;
        }
        return table.lines();
    }

    private List<String> changes(List<AppointmentVersion> versions) {
        List<String> lines = new ArrayList<>();
        Appointment before = Appointment.getDefaultInstance();
        for (AppointmentVersion version : versions) {
            Appointment after = version.getAppointment();
            lines.add("version %d  %s  %s".formatted(
                    after.getVersion(), when(version), version.getEvent().getActor()));
            new AppointmentDiff(before, version, zone.of(after)).lines().forEach(line -> lines.add("  " + line));
            before = after;
        }
        return lines;
    }

    private String when(AppointmentVersion version) {
        return TimeText.instant(
                Instants.of(version.getEvent().getCommitTime()), zone.of(version.getAppointment()));
    }
}
