package io.daybook.client;

import io.daybook.v1.Appointment;
import io.daybook.v1.Heartbeat;
import io.daybook.v1.SnapshotComplete;
import io.daybook.v1.WatchCalendarResponse;
import java.util.List;
import java.util.stream.Stream;

/** What a watch of a calendar tells. Immutable. */
public sealed interface CalendarNews {

    /** Everything up to this position was told. */
    long position();

    /** The same in messages of the contract. */
    Stream<WatchCalendarResponse> messages();

    /**
     * All that is in the window. It replaces whatever was told before: the first news of every watch, and of one that could not
     * go on from its position, as the views were replaced by others that lack it.
     *
     * @param appointments what is there, in no particular order
     */
    record Snapshot(List<Appointment> appointments, long position) implements CalendarNews {

        /** Defends the list against changes. */
        public Snapshot {
            appointments = List.copyOf(appointments);
        }

        @Override
        public Stream<WatchCalendarResponse> messages() {
            return Stream.concat(
                    appointments.stream()
                            .map(each -> WatchCalendarResponse.newBuilder().setExisting(each).build()),
                    Stream.of(WatchCalendarResponse.newBuilder()
                            .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                            .setPosition(position)
                            .build()));
        }
    }

    /**
     * An appointment of the window is new or has changed.
     *
     * @param appointment its new version
     */
    record Changed(Appointment appointment, long position) implements CalendarNews {
        @Override
        public Stream<WatchCalendarResponse> messages() {
            return Stream.of(WatchCalendarResponse.newBuilder()
                    .setChanged(appointment)
                    .setPosition(position)
                    .build());
        }
    }

    /**
     * An appointment left the window.
     *
     * @param appointment its new version
     */
    record Removed(Appointment appointment, long position) implements CalendarNews {
        @Override
        public Stream<WatchCalendarResponse> messages() {
            return Stream.of(WatchCalendarResponse.newBuilder()
                    .setRemoved(appointment)
                    .setPosition(position)
                    .build());
        }
    }

    /** Nothing happened up to a position but what was told. */
    record Unchanged(long position) implements CalendarNews {
        @Override
        public Stream<WatchCalendarResponse> messages() {
            return Stream.of(WatchCalendarResponse.newBuilder()
                    .setHeartbeat(Heartbeat.getDefaultInstance())
                    .setPosition(position)
                    .build());
        }
    }
}
