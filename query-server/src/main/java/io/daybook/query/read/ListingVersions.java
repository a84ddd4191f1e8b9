package io.daybook.query.read;

import io.daybook.query.view.ViewReads;
import io.daybook.service.Page;
import io.daybook.service.PageToken;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.ListAppointmentVersionsRequest;
import io.daybook.v1.ListAppointmentVersionsResponse;
import java.util.List;

/** Lists the versions of one appointment, oldest first. Safe for use by many threads. */
public final class ListingVersions {

    /** Versions are read by key, all of a page at once, and each may have nearly a MiB. */
    private static final int MOST_AT_ONCE = 200;

    private final FreshReads reads;

    /** Reads from views. */
    public ListingVersions(FreshReads reads) {
        this.reads = reads;
    }

    /**
     * Answers the request.
     *
     * @throws ServiceException as the contract has it
     */
    public ListAppointmentVersionsResponse list(ListAppointmentVersionsRequest request) {
        var fields = new RequestFields();
        String id = fields.uuid("appointment_id", request.getAppointmentId()).toString();
        var asked = ListAppointmentVersionsRequest.newBuilder().setAppointmentId(id).build();
        long from = PageToken.key(fields, request.getPageToken(), asked).map(Long::parseLong).orElse(0L) + 1;
        int size = Page.size(fields, request.getPageSize());
        long minVersion = fields.notNegative("min_version", request.getMinVersion());
        long minPosition = fields.notNegative("min_position", request.getMinPosition());
        fields.throwIfAnyInvalid();
        if (minVersion > 0) {
            awaitVersion(id, minVersion);
        }
        return reads.atPosition(minPosition, views -> answer(asked, from, size, views));
    }

    /** A version counts when the views have passed it: before that, older ones may still be missing. */
    private void awaitVersion(String id, long minVersion) {
        reads.await(reads.wakeOn(id), views -> {
            boolean complete = views.version(id, minVersion)
                    .map(version -> version.getAppointment().getPosition() <= views.position())
                    .orElse(false);
            return complete ? new Outcome.Fresh<>(true) : new Outcome.Lagging<>(lagging(views, id, minVersion));
        });
    }

    private ServiceException lagging(ViewReads views, String id, long minVersion) {
        long version = views.appointment(id).map(Appointment::getVersion).orElse(0L);
        return ReadFailures.laggingVersion(views.position(), Math.min(version, minVersion - 1), minVersion);
    }

    private ListAppointmentVersionsResponse answer(
            ListAppointmentVersionsRequest asked, long from, int size, ViewReads views) {
        String id = asked.getAppointmentId();
        List<AppointmentVersion> found = views.versions(id, from, Math.min(size, MOST_AT_ONCE) + 1);
        if (found.isEmpty() && from == 1) {
            throw ReadFailures.noAppointment(id);
        }
        Page<AppointmentVersion> page = Page.of(
                found, Math.min(size, MOST_AT_ONCE), last -> PageToken.after(Long.toString(last.getAppointment().getVersion()), asked));
        return ListAppointmentVersionsResponse.newBuilder()
                .addAllVersions(page.items())
                .setNextPageToken(page.nextPageToken())
                .setAsOfPosition(views.position())
                .build();
    }
}
