package io.daybook.query.read;

import io.daybook.query.call.Call;
import io.daybook.query.call.ServerStop;
import io.daybook.query.notice.Bell;
import io.daybook.query.notice.Interest;
import io.daybook.query.notice.ViewNotices;
import io.daybook.query.view.LiveViews;
import io.daybook.query.view.ViewReads;
import io.daybook.service.ServiceException;
import io.daybook.views.Checkpoint;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads that are no older than the caller asked. One that is too old waits, woken by the projector's notices, as long as
 * the caller does. To be used on the thread that handles the gRPC call. Safe for use by many threads.
 */
public final class FreshReads {

    private final LiveViews live;
    private final ViewNotices notices;
    private final ServerStop stop;
    private final Duration rereadInterval;

    /**
     * Reads from views.
     *
     * @param rereadInterval how often a read that waits looks for itself, in case a notice was lost
     */
    public FreshReads(LiveViews live, ViewNotices notices, ServerStop stop, Duration rereadInterval) {
        this.live = live;
        this.notices = notices;
        this.stop = stop;
        this.rereadInterval = rereadInterval;
    }

    /**
     * The views as they are read now.
     *
     * @throws ServiceException VIEW_FILLING if they are not complete
     */
    public ViewReads views() {
        ViewReads views = live.now().orElseThrow(() -> ReadFailures.filling(0, 0));
        Checkpoint checkpoint = views.checkpoint();
        if (!checkpoint.isComplete()) {
            throw ReadFailures.filling(checkpoint.position(), checkpoint.completeFrom());
        }
        return views;
    }

    /**
     * Reads when the views have reached a position.
     *
     * @param read gets the views, to read all of its answer from them
     * @throws ServiceException VIEW_LAGGING if they do not reach it in time, VIEW_FILLING
     */
    public <T> T atPosition(long minPosition, Function<ViewReads, T> read) {
        return await(wakeAt(minPosition), views -> views.position() >= minPosition
                ? new Outcome.Fresh<>(unwiped(views, () -> read.apply(views)))
                : new Outcome.Lagging<>(ReadFailures.laggingPosition(views.position(), minPosition)));
    }

    /**
     * Reads, and makes sure that the views were not wiped or dropped meanwhile: they leave the catalog first, so that what was
     * read while they were there, before and after, is complete. That something is not there needs this as well.
     *
     * @throws ServiceException VIEW_FILLING, or UNAVAILABLE if others can be read
     */
    public <T> T unwiped(ViewReads views, Supplier<T> read) {
        try {
            return read.get();
        } finally {
            requireKept(views);
        }
    }

    private void requireKept(ViewReads views) {
        if (!live.has(views)) {
            views();
            throw ServiceException.unavailable("views", "the views were replaced while they were read");
        }
    }

    /**
     * Waits until the views have reached a position.
     *
     * @throws ServiceException VIEW_LAGGING if they do not reach it in time, VIEW_FILLING
     */
    public void awaitPosition(long minPosition) {
        atPosition(minPosition, ViewReads::position);
    }

    /** Attempts to read until the outcome is fresh; what the last one lacked is told if the time runs out. */
    <T> T await(Wake wake, Attempt<T> attempt) {
        return switch (attempt.at(views())) {
            case Outcome.Fresh<T>(var answer) -> answer;
            case Outcome.Lagging<T> _ -> awaitNotices(wake, attempt);
        };
    }

    Wake wakeAt(long position) {
        return bell -> notices.position().awaited(position, bell);
    }

    Wake wakeOn(String appointmentId) {
        return bell -> notices.appointment(appointmentId, _ -> bell.ring());
    }

    private <T> T awaitNotices(Wake wake, Attempt<T> attempt) {
        try (Call call = Call.current(stop);
                Interest _ = wake.on(call.bell())) {
            Patience patience = Patience.startingAt(System.nanoTime(), call.timeLeft());
            // The first look here is after the notices were asked for: nothing falls between.
            while (true) {
                switch (attempt.at(views())) {
                    case Outcome.Fresh<T>(var answer) -> {
                        return answer;
                    }
                    case Outcome.Lagging<T>(var failure) -> awaitNotice(call, patience, failure);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServiceException.unavailable("server", "the server is stopping");
        }
    }

    private void awaitNotice(Call call, Patience patience, ServiceException lagging) {
        Duration left = patience.left(System.nanoTime());
        if (!left.isPositive()) {
            throw lagging;
        }
        call.await(left.compareTo(rereadInterval) < 0 ? left : rereadInterval);
    }

    /** What is done until its outcome is fresh. */
    @FunctionalInterface
    interface Attempt<T> {
        /** Reads once. */
        Outcome<T> at(ViewReads views);
    }

    /** What is worth another attempt. */
    @FunctionalInterface
    interface Wake {
        /** Has the bell rung at such news that come after this returns. */
        Interest on(Bell bell) throws InterruptedException;

        /** At such news or at other. */
        default Wake or(Wake other) {
            return bell -> {
                Interest one = on(bell);
                Interest another = other.on(bell);
                return () -> {
                    one.close();
                    another.close();
                };
            };
        }
    }
}
