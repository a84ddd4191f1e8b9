package io.daybook.cli.sync;

import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.daybook.cli.ics.Entry;
import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.util.UUID;

/**
 * The commands of a sync. Their request ids are made of what they say, so that a sync that is repeated after a crash changes
 * nothing twice; and each names the version it was decided on, so that it undoes no change it has not seen. Immutable.
 *
 * @param overrideReason why the calendar's rules are set aside; empty if they are not
 */
public record Requests(String overrideReason) {

    /** Completes a booking. */
    BookAppointmentRequest book(BookAppointmentRequest entry, String appointmentId) {
        var request = entry.toBuilder()
                .clearRequestId()
                .setAppointmentId(appointmentId)
                .setOverrideReason(overrideReason);
        return request.setRequestId(id(request.build())).build();
    }

    RescheduleAppointmentRequest reschedule(Change move) {
        Entry wanted = move.wanted();
        var request = RescheduleAppointmentRequest.newBuilder()
                .setExpectedVersion(move.booked().getVersion())
                .setAppointmentId(move.booked().getAppointmentId())
                .setStartTime(Instants.timestamp(wanted.start()))
                .setEndTime(Instants.timestamp(wanted.end()))
                .setTimeZone(wanted.zone().getId())
                .setAllowPast(true)
                .setOverrideReason(overrideReason);
        return request.setRequestId(id(request.build())).build();
    }

    UpdateAppointmentDetailsRequest update(Appointment booked, Entry wanted) {
        var request = UpdateAppointmentDetailsRequest.newBuilder()
                .setExpectedVersion(booked.getVersion())
                .setAppointmentId(booked.getAppointmentId())
                .setTitle(wanted.title())
                .setDescription(wanted.description())
                .addAllAttendees(wanted.attendees())
                .setUpdateMask(FieldMask.newBuilder().addPaths("title").addPaths("description").addPaths("attendees"));
        return request.setRequestId(id(request.build())).build();
    }

    CancelAppointmentRequest cancel(Appointment booked, String reason) {
        var request = CancelAppointmentRequest.newBuilder()
                .setExpectedVersion(booked.getVersion())
                .setAppointmentId(booked.getAppointmentId())
                .setReason(reason)
                .setOverrideReason(overrideReason);
        return request.setRequestId(id(request.build())).build();
    }

    private static String id(Message request) {
        ByteString type = ByteString.copyFromUtf8(request.getDescriptorForType().getName() + "\n");
        return UUID.nameUUIDFromBytes(type.concat(request.toByteString()).toByteArray()).toString();
    }
}
