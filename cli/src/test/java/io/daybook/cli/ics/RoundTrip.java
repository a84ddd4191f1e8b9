package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A file that is imported, exported and imported into another calendar, elsewhere. */
final class RoundTrip {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private RoundTrip() {}

    /** Nothing of what was booked is lost or different the second time, and nothing is left to remark. */
    static void check(IcsFile file) throws IcsSyntaxException {
        ImportPlan first = plan(file, "Europe/Berlin");
        String exported = IcsWriter.calendar(first.entries().stream().map(RoundTrip::booked).toList());

        ImportPlan second = plan(IcsFile.parse(exported), "Asia/Tokyo");

        assertThat(second.entries()).isEqualTo(first.entries());
        assertThat(second.unbookable()).isEmpty();
        assertThat(second.superseded() + second.cancelled()).isZero();
        assertThat(second.notes()).isEmpty();
    }

    static ImportPlan plan(IcsFile file, String zone) {
        return new ImportPlanner(ZoneId.of(zone), SeriesLimits.DEFAULT).plan(file);
    }

    /** The appointment a server makes of an entry. */
    static Appointment booked(Entry entry) {
        return Appointment.newBuilder()
                .setAppointmentId(UUID.randomUUID().toString())
                .setCalendarId("team")
                .setTitle(entry.title())
                .setDescription(entry.description())
                .setStartTime(Instants.timestamp(entry.start()))
                .setEndTime(Instants.timestamp(entry.end()))
                .setTimeZone(entry.zone().getId())
                .addAllAttendees(entry.attendees())
                .setExternalUid(entry.externalUid())
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setVersion(1)
                .setCreateTime(Instants.timestamp(NOW))
                .setUpdateTime(Instants.timestamp(NOW))
                .build();
    }
}
