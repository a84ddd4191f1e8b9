package io.daybook.client;

import io.daybook.v1.Appointment;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How far a watch of a calendar has come: the position up to which all was told, and what was told beyond it. */
final class CalendarProgress implements WatchProgress<WatchCalendarResponse, CalendarNews> {

    private final WatchCalendarRequest wanted;
    private final Function<WatchCalendarRequest, BlockingClientCall<?, WatchCalendarResponse>> watch;

    /** The snapshot as far as it came; then of what it showed that which is newer than its position. */
    private final Map<String, Appointment> snapshot = new HashMap<>();

    private long position;
    private boolean hasSnapshot;

    /** Where the views were when they lagged behind the position, as the server put it. */
    private String lagged = "";

    /**
     * A watch from its beginning.
     *
     * @param wanted the first request; with a position to go on from there without a snapshot
     */
    CalendarProgress(
            WatchCalendarRequest wanted,
            Function<WatchCalendarRequest, BlockingClientCall<?, WatchCalendarResponse>> watch) {
        this.wanted = wanted;
        this.watch = watch;
        this.position = wanted.getAfterPosition();
        this.hasSnapshot = position > 0;
    }

    @Override
    public BlockingClientCall<?, WatchCalendarResponse> open() {
        return watch.apply(wanted.toBuilder().setAfterPosition(position).build());
    }

    @Override
    public Optional<CalendarNews> take(WatchCalendarResponse message) {
        lagged = "";
        return hasSnapshot ? takeChange(message) : takeSnapshot(message);
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    /** Views only go forward: such that lag behind the position and stay where they are, are others, which may never reach it. */
    @Override
    public void interrupted(StatusRuntimeException failure) {
        ErrorDetails details = ErrorDetails.of(failure);
        if (details.reason() == ErrorReason.ERROR_REASON_VIEW_LAGGING) {
            String views = details.fact("position");
            position = views.equals(lagged) ? 0 : position;
            lagged = views;
        }
        if (position == 0) {
            // The next watch begins with a snapshot again.
            hasSnapshot = false;
            snapshot.clear();
        }
    }

    private Optional<CalendarNews> takeSnapshot(WatchCalendarResponse message) {
        switch (message.getContentCase()) {
            case EXISTING -> snapshot.merge(
                    message.getExisting().getAppointmentId(), message.getExisting(), CalendarProgress::newer);
            case CHANGED -> snapshot.put(message.getChanged().getAppointmentId(), message.getChanged());
            case REMOVED -> snapshot.remove(message.getRemoved().getAppointmentId());
            case SNAPSHOT_COMPLETE -> {
                return Optional.of(complete(message.getPosition()));
            }
            case HEARTBEAT, CONTENT_NOT_SET -> {
                // A sign of life, or content that this release does not know.
            }
        }
        return Optional.empty();
    }

    private CalendarNews complete(long upTo) {
        List<Appointment> existing = List.copyOf(snapshot.values());
        hasSnapshot = true;
        moveTo(upTo);
        return new CalendarNews.Snapshot(existing, upTo);
    }

    private Optional<CalendarNews> takeChange(WatchCalendarResponse message) {
        long upTo = message.getPosition();
        return switch (message.getContentCase()) {
            case CHANGED -> isNew(message.getChanged(), upTo)
                    ? Optional.of(new CalendarNews.Changed(message.getChanged(), upTo))
                    : Optional.empty();
            case REMOVED -> isNew(message.getRemoved(), upTo)
                    ? Optional.of(new CalendarNews.Removed(message.getRemoved(), upTo))
                    : Optional.empty();
            case HEARTBEAT -> {
                moveTo(Math.max(position, upTo));
                yield Optional.of(new CalendarNews.Unchanged(position));
            }
            case EXISTING, SNAPSHOT_COMPLETE, CONTENT_NOT_SET -> Optional.empty();
        };
    }

    /** Whether a change was told neither on its own nor, as something newer, by the snapshot. */
    private boolean isNew(Appointment appointment, long upTo) {
        if (upTo <= position) {
            return false;
        }
        Appointment shown = snapshot.get(appointment.getAppointmentId());
        moveTo(upTo);
        return shown == null || shown.getVersion() < appointment.getVersion();
    }

    private void moveTo(long upTo) {
        position = upTo;
        snapshot.values().removeIf(shown -> shown.getPosition() <= upTo);
    }

    private static Appointment newer(Appointment one, Appointment other) {
        return one.getVersion() >= other.getVersion() ? one : other;
    }
}
