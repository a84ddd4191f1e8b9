package io.daybook.bench.load;

import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Changes of some appointments in turn, each to another title. Safe for use by many threads. */
final class Changes implements Supplier<UpdateAppointmentDetailsRequest> {

    private final Turns<String> appointmentIds;

    Changes(List<String> appointmentIds) {
        this.appointmentIds = new Turns<>(appointmentIds);
    }

    @Override
    public UpdateAppointmentDetailsRequest get() {
        String requestId = UUID.randomUUID().toString();
        return UpdateAppointmentDetailsRequest.newBuilder()
                .setRequestId(requestId)
                .setAppointmentId(appointmentIds.get())
                .setTitle("Changed by " + requestId)
                .build();
    }
}
